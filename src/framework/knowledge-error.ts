/** What is wrong at one place of the knowledge folder, and how to mend it. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly problem: string;
}

/** The documents cannot be used as they are. Carries every problem of every file; nothing was loaded. */
export class KnowledgeError extends Error {
  override readonly name = 'KnowledgeError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ file, line, problem }) => `${onOneLine(file)}:${line}: ${problem}`).join('\n'));
    this.problems = problems;
  }
}

/** Words of a document as part of a message: short, on one line, without invisible characters. */
export const quoted = (words: string): string => {
  const shown = onOneLine(words.slice(0, 200)).trim();
  return shown.length > 60 ? `"${[...shown].slice(0, 59).join('')}…"` : `"${shown}"`;
};

function onOneLine(words: string): string {
  return words.replace(/\s+/g, ' ').replace(/[\p{Cc}\p{Cf}]/gu, '');
}
