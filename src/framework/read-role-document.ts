import { createProblemList } from './knowledge-error.ts';
import type { Statement } from './model.ts';
import type { KnowledgeFile } from './read-file.ts';
import type { DocumentRecords } from './records.ts';
import {
  createSections,
  type Heading,
  isInSummary,
  noteStray,
  recordsOf,
  type Sections,
  startSection,
} from './role-document-sections.ts';
import {
  checkCount,
  checkLength,
  copyOfLine,
  type LineStatement,
  readLine,
  type WordStore,
} from './statements.ts';

const headingMarks = /^\s*#{1,6}\s+/;

/** A bullet that indented lines may still continue. */
interface OpenBullet {
  readonly statements: Statement[];
  readonly indent: number;
  readonly isInSummary: boolean;
}

interface Reading {
  readonly sections: Sections;
  readonly keep: WordStore;
  bullet: OpenBullet | undefined;
  /** Of lines with text: headings and continued bullets too. */
  count: number;
}

/** Reads a role document: a role, its role levels, and what each asks, in plain text or Markdown. Throws a KnowledgeError. */
export const readRoleDocument = async (file: KnowledgeFile, keep: WordStore): Promise<DocumentRecords> => {
  const text = await readText(file);
  const sections = createSections(file.name, createProblemList(file.name));
  const reading: Reading = { sections, keep, bullet: undefined, count: 0 };
  let line = 1;
  for (let from = 0; from <= text.length; line += 1) {
    const end = text.indexOf('\n', from);
    const until = end === -1 ? text.length : end;
    checkLength(until - from, { file: file.name, line });
    takeLine(reading, text.slice(from, until), line);
    from = until + 1;
  }
  return recordsOf(sections);
};

async function readText(file: KnowledgeFile): Promise<string> {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  for await (const piece of file.pieces()) parts.push(decoder.decode(piece, { stream: true }));
  return parts.join('');
}

function takeLine(reading: Reading, line: string, number: number): void {
  const statements = readLine(line);
  reading.count += statements.length;
  checkCount(reading.count, { file: reading.sections.file, line: number });
  const isBullet = statements[0]?.form === 'bullet';
  if (!isBullet && continueBullet(reading, statements, number)) return;
  reading.bullet = undefined;
  const heading = isBullet ? undefined : readHeading(line);
  if (heading !== undefined && startSection(reading.sections, heading, number)) return;
  for (const statement of statements) addStatement(reading, statement, number);
}

function continueBullet(
  { bullet, sections, keep }: Reading,
  more: readonly LineStatement[],
  line: number,
): boolean {
  const last = bullet?.statements.pop();
  const [next] = more;
  if (bullet === undefined || last === undefined) return false;
  const continues = next !== undefined && next.indent > bullet.indent;
  if (!continues) {
    bullet.statements.push(last);
    return false;
  }
  const words = `${last.words} ${next.words}`;
  const source = { file: sections.file, line };
  checkLength(words.length, source);
  const form = bullet.isInSummary && isSentence(words) ? 'sentence' : 'bullet';
  const lines = `${last.asWritten ?? `- ${last.words}`}\n${next.asWritten ?? next.words}`;
  bullet.statements.push({ words: keep(words, source), form, source: last.source, ...copyOfLine(lines) });
  return true;
}

function addStatement(reading: Reading, statement: LineStatement, number: number): void {
  const { sections, keep } = reading;
  const source = { file: sections.file, line: number };
  if (sections.open === undefined) {
    noteStray(sections, number);
    return;
  }
  const statements = sections.open;
  const isSummary = isInSummary(sections);
  const isBullet = statement.form === 'bullet';
  const words = isBullet ? statement.words : withoutHeadingMarks(statement.words);
  const form = isSummary && isBullet && isSentence(words) ? 'sentence' : statement.form;
  const isPlain = form === statement.form && words === statement.words;
  const line = statement.asWritten ?? (isPlain ? undefined : `${isBullet ? '- ' : ''}${statement.words}`);
  statements.push({ words: keep(words, source), form, source, ...copyOfLine(line) });
  reading.bullet = isBullet ? { statements, indent: statement.indent, isInSummary: isSummary } : undefined;
}

/** Role documents put a bullet's mark before the sentences that say what the role is, too. */
function isSentence(words: string): boolean {
  return /^\p{Lu}.*[.!?]$/su.test(words);
}

/** Reads a heading, plain (`Skill: User focus`) or in Markdown (`### Skill: User focus`, `**Skill:** User focus`). */
function readHeading(line: string): Heading | undefined {
  const marks = headingMarks.exec(line)?.[0];
  const words = line
    .slice(marks?.length ?? 0)
    .replace(/\*\*|__|\s#+\s*$/g, '')
    .replace(/\p{Cf}/gu, '')
    .trim();
  const colon = words.indexOf(':');
  const heading =
    colon === -1 ? undefined : readNamed(words.slice(0, colon).trim(), words.slice(colon + 1).trim());
  if (heading !== undefined || marks === undefined || words.endsWith(':')) return heading;
  return /^skills?$/i.test(words) ? { kind: 'skills' } : { kind: 'unknown', words };
}

/** The words of a Markdown heading that is a lead-in ("### At this role level, you will:"). */
function withoutHeadingMarks(line: string): string {
  return headingMarks.test(line) ? line.replace(headingMarks, '').replace(/\s+#+$/, '') : line;
}

function readNamed(label: string, name: string): Heading | undefined {
  const kind = label.toLowerCase().replace(/\s+/g, ' ');
  if (kind === 'role level' || kind === 'skill' || kind === 'skill level' || kind === 'level')
    return { kind, name };
  if (kind === 'role') return { kind, family: undefined, name };
  const family = /^(?!(?:in|at|for|of|this|your|the) )([^,.;]{1,100}) role$/i.exec(label)?.[1];
  return family === undefined ? undefined : { kind: 'role', family: family.trim(), name };
}
