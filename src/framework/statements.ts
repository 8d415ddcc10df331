import { KnowledgeError } from './knowledge-error.ts';
import { maximumLinesInOnePlace, maximumStatementLength } from './limits.ts';
import type { Source, Statement } from './model.ts';
import type { WordStore } from './word-store.ts';

/** The statement that one line makes, before its place is known. `indent` is the column of its first character. */
export interface LineStatement {
  readonly words: string;
  readonly form: Statement['form'];
  readonly indent: number;
  readonly asWritten?: string;
}

/** Breaks inside a physical line: what word processors leave behind. */
const softBreak = /[\r\u2028\u2029\u0085\v\f]/;

/** What the framework writes where it has nothing to say. */
const nothing = /^(?:MISSING|NOT IN USE|This skill level is currently not defined\.?)$/;

const bullet = /^(?:[-*–—·‣◦][\s\u200b\u2060]+|[•●▪])/;

const leadIn = /(?::|\byou (?:can|will|should|must|need to))$/i;

/** The statements of one physical line: none, one, or several where soft breaks divide it. */
export const readLine = (line: string): readonly LineStatement[] => {
  const statements = softBreak.test(line) ? line.split(softBreak).flatMap(readPart) : readPart(line);
  const [only] = statements;
  if (only === undefined || statements.length > 1) return statements;
  const plain = only.form === 'bullet' ? `- ${only.words}` : only.words;
  return plain === line ? statements : [{ ...only, asWritten: line }];
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

/** A copy, because V8 keeps the whole text of a file alive for as long as a part cut from it is used. */
export const copyOfLine = (asWritten: string | undefined): { asWritten?: string } =>
  asWritten === undefined ? {} : { asWritten: Buffer.from(asWritten).toString() };

/** Lines are measured before they are looked at, so that a huge one costs nothing. */
export const checkLength = (length: number, { file, line }: Source): void => {
  if (length <= maximumStatementLength) return;
  const problem = `has more than ${maximumStatementLength} characters in one line; break it into sentences or bullets`;
  throw new KnowledgeError([{ file, line, problem }]);
};

export const checkCount = (count: number, { file, line }: Source): void => {
  if (count <= maximumLinesInOnePlace) return;
  const problem = `has more than ${maximumLinesInOnePlace} lines of text in one place; divide the document`;
  throw new KnowledgeError([{ file, line, problem }]);
};

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
