/** What a document names of npm: commands, and options that stand by themselves and go with one of them. */
export interface Named {
  readonly commands: readonly string[];
  readonly options: readonly string[];
}

const block = /^ *```(\w*)\n([\s\S]*?)^ *```/gm;
const span = /`([^`\n]+)`/g;
const command = /^(?:[A-Z_]+=\S+ )*npm (?:ci|run|start|test|install|audit)\b.*/;

/** What stands for what people put there. */
const values: readonly (readonly [RegExp, string])[] = [
  [/^".*"$/, 'QUESTION'],
  [/^(?:\S+@example\.org|slack:\w+:\w+)$/, 'WHO'],
  [/^\S+\.(?:csv|sqlite|zip)$/, 'FILE'],
  [/^\d+$/, 'COUNT'],
];

export function findNamed(markdown: string): Named {
  const lines = [...markdown.matchAll(block)].flatMap(([, language = '', text = '']) =>
    ['sh', 'console'].includes(language) ? text.split('\n') : [],
  );
  const spans = [...markdown.replaceAll(block, '').matchAll(span)].map(([, text = '']) => text);
  const parts = [...lines, ...spans].flatMap((text) => text.replace(/^\$ /, '').split(/ (?:&&|[|>#]) /));
  const found = (pattern: RegExp) => parts.filter((part) => pattern.test(part)).flatMap(toForms);
  return { commands: found(command), options: found(/^--\w/) };
}

/** Values in capitals, and each of `sent|due` for itself. */
function toForms(text: string): string[] {
  const words = text.match(/"[^"]*"|\S+/g) ?? [];
  return words.reduce<string[]>(
    (forms, word) => forms.flatMap((form) => word.split('|').map((one) => `${form} ${nameOf(one)}`.trim())),
    [''],
  );
}

function nameOf(word: string): string {
  return values.find(([pattern]) => pattern.test(word))?.[1] ?? word;
}
