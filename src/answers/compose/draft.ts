import type { Block, Button, Line } from '../../chat/reply.ts';
import type { Expectation, RoleLevel, Skill, SkillLevel, Source, Statement } from '../../framework/model.ts';
import type { FrameworkCitation } from '../answer.ts';
import { questionFor, type Structured } from '../asked.ts';

type Cited = Pick<FrameworkCitation, 'title' | 'role' | 'roleLevel' | 'skill' | 'skillLevel'>;

/** Collects the citations of one answer; the same words are numbered once. Each gives the numbers to set. */
export interface Citations {
  readonly all: readonly FrameworkCitation[];
  readonly roleLevel: (roleLevel: RoleLevel, statements?: readonly Statement[]) => number[];
  /** Words about the whole role; `roleLevel` is the one that they are shown for. */
  readonly role: (roleLevel: RoleLevel, statements: readonly Statement[]) => number[];
  readonly expectation: (
    roleLevel: RoleLevel,
    expectation: Expectation,
    statements?: readonly Statement[],
  ) => number[];
  readonly skill: (skill: Skill, level: SkillLevel | undefined, statements: readonly Statement[]) => number[];
}

export function createCitations(): Citations {
  const all: FrameworkCitation[] = [];
  const numbers = new Map<string, number>();
  const cite = (cited: Cited, statements: readonly Statement[], bare: Bare): number[] => {
    const source = statements[0]?.source ?? bare.source;
    const key = `${cited.title}\n${source.file}:${source.line}`;
    const n = numbers.get(key) ?? all.length + 1;
    if (!numbers.has(key)) {
      numbers.set(key, n);
      const quote = statements.length > 0 ? quoteOf(statements) : bare.name;
      const { file, line, url } = source;
      all.push({ n, ...cited, quote, file, line, ...(url ? { url } : {}) });
    }
    return [n];
  };
  return {
    all,
    roleLevel: (roleLevel, statements = roleLevel.description) => {
      const said = statements.length > 0 ? statements : roleLevel.role.description;
      return cite({ title: `${roleLevel.name}, role level`, ...namesOf(roleLevel) }, said, roleLevel);
    },
    role: (roleLevel, statements) =>
      cite({ title: `${roleLevel.role.name}, role`, ...namesOf(roleLevel) }, statements, roleLevel.role),
    expectation: (roleLevel, { skill, level, statements, source }, said = statements) => {
      const title = `${roleLevel.name}, skill ${skill.name}`;
      const names = { ...namesOf(roleLevel), skill: skill.name, ...(level ? { skillLevel: level } : {}) };
      return cite({ title, ...names }, said, { source, name: skill.name });
    },
    skill: (skill, level, statements) => {
      const names = { skill: skill.name, ...(level ? { skillLevel: level } : {}) };
      return cite({ title: `${skill.name}, ${level ?? 'skill'}`, ...names }, statements, skill);
    },
  };
}

/** What is cited where the documents have the name alone. */
interface Bare {
  readonly source: Source;
  readonly name: string;
}

function namesOf(roleLevel: RoleLevel) {
  return { role: roleLevel.role.name, roleLevel: roleLevel.name };
}

/** The statements as they stand in the document, line breaks and bullet marks included; up to where lines part. */
function quoteOf(statements: readonly Statement[]): string {
  const [first, ...rest] = statements;
  if (!first || rest.length === 0) return first?.words ?? '';
  let quote = first.asWritten ?? first.words;
  let end = first.source.line + countLines(quote);
  for (const statement of rest) {
    const written =
      statement.asWritten ?? (statement.form === 'bullet' ? `- ${statement.words}` : statement.words);
    const gap = statement.source.line - end + 1;
    if (gap < 1 || statement.source.file !== first.source.file) break;
    quote += '\n'.repeat(gap) + written;
    end = statement.source.line + countLines(written);
  }
  return quote.trim();
}

/** How many lines a text takes. */
function countLines(text: string): number {
  return text.split('\n').length;
}

export function title(text: string, note = ''): Block {
  return { type: 'title', text, note, detail: false };
}

export function heading(text: string, detail = false): Block {
  return { type: 'heading', text, detail };
}

export function paragraph(text: string, cites: readonly number[] = [], detail = false): Block {
  return { type: 'paragraph', line: { text, cites }, detail };
}

/** A list whose first items are shown at once and the others on demand. */
export function list(items: readonly Line[], shownAtOnce = items.length): Block[] {
  const first: Block = { type: 'list', items: items.slice(0, shownAtOnce), detail: false };
  const rest: Block = { type: 'list', items: items.slice(shownAtOnce), detail: true };
  return [first, rest].filter((block) => block.type === 'list' && block.items.length > 0);
}

export function suggest(asked: Structured, label: string): Button {
  return { label, action: 'ask', value: questionFor(asked) };
}

/** The statements of a description as blocks: sentences as paragraphs, bullets as lists. */
export function describeBlocks(
  statements: readonly Statement[],
  cites: readonly number[],
  bulletsAtOnce: number,
  detail = false,
): Block[] {
  const blocks: Block[] = [];
  let bullets: Line[] = [];
  const flush = () => {
    if (bullets.length > 0) blocks.push(...list(bullets, detail ? 0 : bulletsAtOnce));
    bullets = [];
  };
  for (const { form, words } of statements) {
    if (form === 'bullet') bullets.push({ text: words, cites });
    else {
      flush();
      blocks.push(paragraph(words, form === 'lead-in' ? [] : cites, detail));
    }
  }
  flush();
  return blocks;
}

export function levelText(level: SkillLevel | undefined): string {
  return level ?? 'level not stated';
}

const numberWords = 'no one two three four five six seven eight nine ten'.split(' ');
const ordinalWords = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');

export function inWords(count: number): string {
  return numberWords[count] ?? String(count);
}

/** "Nine skills", in small letters. */
export function skillsInWords(count: number): string {
  return `${inWords(count)} skill${count === 1 ? '' : 's'}`;
}

function ordinal(step: number): string {
  return ordinalWords[step] ?? `number ${step + 1}`;
}

/** "third of four role levels"; nothing where the role has a single one. */
export function placeOnLadder(roleLevel: RoleLevel): string {
  const count = roleLevel.role.roleLevels.length;
  return count > 1 ? `${ordinal(roleLevel.step)} of ${inWords(count)} role levels` : 'the only role level';
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
