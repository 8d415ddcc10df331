import type { Block, Line } from '../../chat/reply.ts';
import type { Answer } from '../answer.ts';

interface Joined {
  readonly lines: readonly Line[];
  /** The answer's own blocks are shown at once, and not for "show all" alone. */
  readonly keepsBlocks: boolean;
  readonly renumber: Renumber;
}

/**
 * An answer that begins with how the question was read, and with what was written. Citations are numbered from 1 in the
 * order of first mention.
 */
export function joinWritten(answer: Answer, { lines, keepsBlocks, renumber }: Joined): Answer {
  const { blocks, citations, asked } = answer;
  const begins = [...notesOf(answer), ...lines.map((line) => inLine(line, renumber))];
  const own = blocks
    .slice(asked?.notes)
    .map((block) => renumbered(keepsBlocks ? block : { ...block, detail: true }, renumber));
  const renumberedAll = citations.map((citation) => ({ ...citation, n: renumber(citation.n) }));
  return {
    ...answer,
    blocks: [{ type: 'prose', lines: begins, detail: false }, ...own],
    citations: renumberedAll.toSorted((one, other) => one.n - other.n),
    ...(asked ? { asked: { ...asked, notes: 0 } } : {}),
    isWritten: true,
  };
}

/** How the question was read, such as a name that was corrected; nothing of it is cited. */
export function notesOf({ blocks, asked }: Answer): Line[] {
  const notes = blocks.slice(0, asked?.notes ?? 0);
  return notes.flatMap((block) => (block.type === 'paragraph' ? [block.line] : []));
}

/** The new number of a citation. */
export type Renumber = (n: number) => number;

/** Counts on with each number that it has not seen. */
export function createRenumber(): Renumber {
  const numbers = new Map<number, number>();
  return (n) => {
    const known = numbers.get(n) ?? numbers.size + 1;
    numbers.set(n, known);
    return known;
  };
}

export function inLine<Cited extends { readonly cites: readonly number[] }>(
  line: Cited,
  renumber: Renumber,
): Cited {
  return { ...line, cites: line.cites.map(renumber).toSorted((one, other) => one - other) };
}

function renumbered(block: Block, renumber: Renumber): Block {
  switch (block.type) {
    case 'title':
    case 'heading':
    case 'chart':
      return block;
    case 'paragraph':
      return { ...block, line: inLine(block.line, renumber) };
    case 'prose':
      return { ...block, lines: block.lines.map((line) => inLine(line, renumber)) };
    case 'list':
      return { ...block, items: block.items.map((item) => inLine(item, renumber)) };
    case 'table':
      return { ...block, rows: block.rows.map((row) => inLine(row, renumber)) };
  }
}
