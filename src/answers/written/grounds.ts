import type { Block } from '../../chat/reply.ts';
import type { Answer, FrameworkCitation } from '../answer.ts';

/** A passage that a model may write from, by the number of its citation, and what may be said with it. */
export interface Ground {
  readonly n: number;
  /** Whether a model is given it, and may cite it. */
  readonly isGiven: boolean;
  readonly cited: FrameworkCitation;
  /** The document's words, line by line. */
  readonly quoted: readonly string[];
  /** What the answer says from the structure with this citation, such as a skill's level. */
  readonly told: readonly string[];
}

export interface Grounds {
  readonly passages: readonly Ground[];
  /** What the structure says of the answer as a whole, such as counts, a sentence each; true with each citation. */
  readonly facts: readonly string[];
}

interface Said {
  readonly text: string;
  readonly cites: readonly number[];
}

/** A question is put with so much of the documents: more would cost more than it says. */
const mostGiven = 16;
const mostCharactersGiven = 12_000;

/** All that an answer from the documents says, as what a model may say in other words. */
export function groundsOf({ blocks, citations, asked }: Answer): Grounds {
  // How a question was read is in the person's words, and not in the documents'.
  const said = blocks.slice(asked?.notes).flatMap(linesOf);
  let characters = 0;
  const passages = citations.map((cited, at): Ground => {
    characters += cited.quote.length;
    const isGiven = at === 0 || (at < mostGiven && characters <= mostCharactersGiven);
    const quoted = cited.quote
      .split('\n')
      .map(toBareLine)
      .filter((line) => line !== '');
    const withIt = said.filter(({ cites }) => cites.includes(cited.n)).map(({ text }) => text);
    const told = [
      headOf(cited),
      ...withIt.filter((text) => !quoted.includes(text.replace(/^“(.*)”$/, '$1'))),
    ];
    return { n: cited.n, isGiven, cited, quoted, told };
  });
  const facts = said.filter(({ cites, text }) => cites.length === 0 && !text.endsWith(':'));
  return { passages, facts: facts.flatMap(({ text }) => text.split(/(?<=\.) /)) };
}

/** "IT service manager, skill User focus, working level". */
function headOf({ title, skillLevel }: FrameworkCitation): string {
  return skillLevel && !title.endsWith(skillLevel) ? `${title}, ${skillLevel} level` : title;
}

function toBareLine(line: string): string {
  return line.replace(/^\s*[-*•–]\s+/, '').trim();
}

function linesOf(block: Block): Said[] {
  switch (block.type) {
    case 'title':
      return [{ text: [block.text, block.note].filter(Boolean).join(' · '), cites: [] }];
    case 'paragraph':
      return [block.line];
    case 'list':
      return [...block.items];
    case 'table':
      return block.rows.map(({ cells, cites }) => ({ text: sayRow(block.columns, cells), cites }));
    case 'prose':
      return [...block.lines];
    case 'heading':
    case 'chart':
      return [];
  }
}

/** "User focus: working"; with more than two columns each cell says whose it is. */
function sayRow(columns: readonly string[], [first = '', ...others]: readonly string[]): string {
  const named = others.map((cell, at) => (others.length > 1 ? `${columns[at + 1] ?? ''} ${cell}` : cell));
  return `${first}: ${named.join(', ')}`;
}
