import { createRequire } from 'node:module';

const library: typeof import('adaptivecards') = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.min.js',
);

type Json = Readonly<Record<string, unknown>>;

/** What Teams refuses; the message around a card needs room too. */
const mostBytes = 28_000;
const latestVersion = '1.5';

/** What Teams would hold against a card, or the library that draws it; nothing for a good one. */
export function checkCard(card: unknown): string[] {
  const nodes = collectNodes(card);
  const ids = nodes.flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
  return [
    ...complaintsOfLibrary(card),
    ...checkFrame(card as Json),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `two elements have the id ${id}`),
    ...nodes.flatMap((node) => checkNode(node, ids)),
  ];
}

function complaintsOfLibrary(card: unknown): string[] {
  const parsed = new library.AdaptiveCard();
  const context = new library.SerializationContext();
  parsed.parse(card, context);
  const events = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at));
  const all = [...events, ...parsed.validateProperties().validationEvents];
  // The library draws no charts; Teams does, and what the library says of their fallback comes as an event of its own.
  return all
    .map(({ message }) => message)
    .filter((message) => !/Unknown element type "Chart\./.test(message));
}

function checkFrame({ type, version }: Json): string[] {
  return [
    ...(type === 'AdaptiveCard' ? [] : [`its type is ${type}`]),
    ...(typeof version === 'string' && version <= latestVersion ? [] : [`its version is ${version}`]),
  ];
}

function checkNode(node: Json, ids: readonly string[]): string[] {
  const type = String(node['type']);
  const problems: string[] = [];
  if (type.startsWith('Input.') && !node['id']) problems.push(`${type} has no id`);
  if (type.startsWith('Input.') && !node['label']) problems.push(`${type} has no label`);
  if (type.startsWith('Chart.') && !node['fallback']) problems.push(`${type} has no fallback`);
  if (type === 'Image' && !node['altText']) problems.push('an image has no alternative text');
  if (type === 'TextBlock' && node['text'] === '') problems.push('a text is empty');
  if (type === 'Action.Execute' && !isSubmit(node['fallback']))
    problems.push('Action.Execute has no Action.Submit as its fallback');
  if (type.startsWith('Action.') && !node['title']) problems.push(`${type} has no title`);
  if (type === 'Action.ToggleVisibility')
    problems.push(
      ...(node['targetElements'] as string[])
        .filter((id) => !ids.includes(id))
        .map((id) => `there is no ${id}`),
    );
  return problems;
}

function isSubmit(fallback: unknown): boolean {
  return (fallback as Json | undefined)?.['type'] === 'Action.Submit';
}

/** Everything in a card that has a type, its fallbacks not among them: they stand in another's place. */
function collectNodes(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(collectNodes);
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.entries(value).flatMap(([name, child]) =>
    name === 'fallback' || name === 'data' ? [] : collectNodes(child),
  );
  return typeof (value as Json)['type'] === 'string' ? [value as Json, ...below] : below;
}

/** A message with its cards. */
export function checkSize(message: unknown): string[] {
  const bytes = Buffer.byteLength(JSON.stringify(message));
  return bytes < mostBytes ? [] : [`it has ${bytes} bytes`];
}
