import { checkCard, checkSize } from '../adaptive-cards/check-card.ts';

type Json = Readonly<Record<string, unknown>>;

/** What Teams would refuse of an activity that the bot sends; nothing for a good one. */
export function checkActivity(body: Json): string[] {
  const attachments = (body['attachments'] ?? []) as { contentType: string; content: unknown }[];
  const cards = attachments.filter(
    ({ contentType }) => contentType === 'application/vnd.microsoft.card.adaptive',
  );
  return [
    ...(body['type'] === 'message' ? checkSize(withoutPictures(body)) : []),
    ...cards.flatMap(({ content }) => checkCard(content)),
    ...checkCitations(body),
  ];
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages: their bytes do not count. */
function withoutPictures(body: Json): Json {
  return JSON.parse(JSON.stringify(body).replaceAll(/data:image\/png;base64,[\w+/=]+/g, ''));
}

interface Claim {
  readonly position: number;
  readonly appearance: {
    readonly name: string;
    readonly abstract: string;
    readonly keywords?: readonly string[];
  };
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bot-messages-ai-generated-content */
function checkCitations(body: Json): string[] {
  const entities = (body['entities'] ?? []) as { type: string; citation?: readonly Claim[] }[];
  const root = entities.filter(({ type }) => type === 'https://schema.org/Message');
  const claims = root.flatMap(({ citation = [] }) => citation);
  const positions = claims.map(({ position }) => position);
  const text = String(body['text'] ?? '');
  const marked = [...text.matchAll(/(?<!\\)\[(\d+)\]/g)].map(([, n]) => Number(n));
  return [
    ...(root.length > 1 ? ['it has two root entities'] : []),
    ...(claims.length > 10 ? ['it has more than ten citations'] : []),
    ...(new Set(positions).size < positions.length ? ['it has a citation twice'] : []),
    ...positions.filter((n) => !marked.includes(n)).map((n) => `citation ${n} is not in the text`),
    ...(body['type'] === 'message' ? marked : [])
      .filter((n) => !positions.includes(n))
      .map((n) => `[${n}] has no citation`),
    ...claims.flatMap(({ appearance: { name, abstract, keywords = [] } }) => [
      ...(name.length > 0 && name.length <= 80 ? [] : [`its name is ${name}`]),
      ...(abstract.length > 0 && abstract.length <= 160 ? [] : [`its abstract is ${abstract}`]),
      ...(keywords.length <= 3 && keywords.every((each) => each.length <= 28)
        ? []
        : [`keywords: ${keywords}`]),
    ]),
  ];
}
