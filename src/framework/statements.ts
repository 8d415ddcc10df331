import { KnowledgeError } from './knowledge-error.ts';
import type { Source, Statement } from './model.ts';

/** Of all files together: about 200 MB of memory. */
const maximumStatements = 1_000_000;

/** Lines with text of one cell of a CSV file, or of one role document. */
const maximumLinesInOnePlace = 10_000;

const maximumStatementLength = 5_000;

/** The statement that one line makes, before its place is known. `indent` is the column of its first character. */
export interface LineStatement {
  readonly words: string;
  readonly form: Statement['form'];
  readonly indent: number;
  readonly asWritten?: string;
}

/**
 * Keeps each distinct wording once: two thirds of the framework's statements stand under several roles. Counts
 * the statements of the whole folder and throws a KnowledgeError at one too many.
 */
export type WordStore = (words: string, source: Source) => string;

export const createWordStore = (limit = maximumStatements): WordStore => {
  const known = new Map<string, string>();
  let statements = 0;
  return (words, { file, line }) => {
    statements += 1;
    if (statements > limit) {
      const problem = `the folder holds more than ${limit} sentences and bullets; take some documents out`;
      throw new KnowledgeError([{ file, line, problem }]);
    }
    const kept = known.get(words);
    if (kept !== undefined) return kept;
    const copy = copyOf(words);
    known.set(copy, copy);
    return copy;
  };
};

/** The statements of a text that begins at `start`, which may be a cell of a CSV file. */
export const readStatements = (text: string, start: Source, keep: WordStore): readonly Statement[] => {
  const statements: Statement[] = [];
  if (nothing.test(text.trim())) return statements;
  let line = start.line;
  for (let from = 0; from <= text.length; line += 1) {
    const end = text.indexOf('\n', from);
    const until = end === -1 ? text.length : end;
    const source = { ...start, line };
    checkLength(until - from, source);
    for (const { words, form, asWritten } of readLine(text.slice(from, until))) {
      statements.push({ words: keep(words, source), form, source, ...copyOfLine(asWritten) });
    }
    checkCount(statements.length, source);
    from = until + 1;
  }
  return statements;
};

/** The statements of one physical line: none, one, or several where soft breaks divide it. */
export const readLine = (line: string): readonly LineStatement[] => {
  const statements = softBreak.test(line) ? line.split(softBreak).flatMap(readPart) : readPart(line);
  const [only] = statements;
  if (only === undefined || statements.length > 1) return statements;
  const plain = only.form === 'bullet' ? `- ${only.words}` : only.words;
  return plain === line ? statements : [{ ...only, asWritten: line }];
};

/** The `asWritten` of a statement that is kept: a copy of the line, as `copyOf` says. */
export const copyOfLine = (asWritten: string | undefined): { asWritten?: string } =>
  asWritten === undefined ? {} : { asWritten: copyOf(asWritten) };

/** Lines are measured before they are looked at, so that a huge one costs nothing. Throws a KnowledgeError. */
export const checkLength = (length: number, { file, line }: Source): void => {
  if (length <= maximumStatementLength) return;
  const problem = `has more than ${maximumStatementLength} characters in one line; break it into sentences or bullets`;
  throw new KnowledgeError([{ file, line, problem }]);
};

/** Throws a KnowledgeError where one cell or one role document has too many lines with text. */
export const checkCount = (count: number, { file, line }: Source): void => {
  if (count <= maximumLinesInOnePlace) return;
  const problem = `has more than ${maximumLinesInOnePlace} lines of text in one place; divide the document`;
  throw new KnowledgeError([{ file, line, problem }]);
};

/** Whether two texts say the same, white space and invisible characters aside. */
export const sayTheSame = (one: readonly Statement[], other: readonly Statement[]): boolean =>
  one.length === other.length && one.every((statement, index) => fold(statement) === fold(other[index]));

/** Whether two texts say something, and not the same. */
export const differ = (one: readonly Statement[], other: readonly Statement[]): boolean =>
  one.length > 0 && other.length > 0 && !sayTheSame(one, other);

/** Whether two texts have the same bullets in the same order, and have any. */
export const haveSameBullets = (one: readonly Statement[], other: readonly Statement[]): boolean => {
  const bullets = bulletsOf(one);
  return bullets.length > 0 && sayTheSame(bullets, bulletsOf(other));
};

/** Breaks inside a physical line: what word processors leave behind. */
const softBreak = /[\r\u2028\u2029\u0085\v\f]/;

/** What the framework writes where it has nothing to say. */
const nothing = /^(?:MISSING|NOT IN USE|This skill level is currently not defined\.?)$/;

const bullet = /^(?:[-*–—·‣◦][\s\u200b\u2060]+|[•●▪])/;

const leadIn = /(?::|\byou (?:can|will|should|must|need to))$/i;

function readPart(part: string): readonly LineStatement[] {
  const line = trimEdges(part);
  if (line === '' || nothing.test(line)) return [];
  const indent = part.indexOf(line);
  const mark = bullet.exec(line)?.[0];
  if (mark !== undefined) {
    const words = trimEdges(line.slice(mark.length));
    return words === '' || nothing.test(words) ? [] : [{ words, form: 'bullet', indent }];
  }
  if (/^[-*–—•_=·\s]+$/.test(line)) return [];
  return [{ words: line, form: leadIn.test(line) ? 'lead-in' : 'sentence', indent }];
}

/** Like `trim`, and takes off zero-width characters too. */
function trimEdges(text: string): string {
  return text.replace(/^[\s\u200b\u2060]+/, '').replace(/(?<![\s\u200b\u2060])[\s\u200b\u2060]+$/, '');
}

// V8 keeps the whole text of a file alive for as long as a part cut from it is used.
function copyOf(words: string): string {
  return Buffer.from(words).toString();
}

function bulletsOf(statements: readonly Statement[]): readonly Statement[] {
  return statements.filter(({ form }) => form === 'bullet');
}

function fold(statement: Statement | undefined): string {
  return (statement?.words ?? '')
    .replace(/\s+/g, ' ')
    .replace(/\p{Cf}/gu, '')
    .trim();
}
