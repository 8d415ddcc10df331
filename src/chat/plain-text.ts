import type { Block, Line, Reply } from './reply.ts';

/** One line of a reply as text. `blank` sets blocks apart. */
export interface TextLine {
  readonly kind: 'title' | 'note' | 'heading' | 'paragraph' | 'item' | 'blank';
  readonly text: string;
}

/** The complete reply, what "show all" shows included, without its sources; files by their names. */
export function toPlainText({ blocks, attachments = [] }: Pick<Reply, 'blocks' | 'attachments'>): string {
  const text = toTextLines(blocks)
    .map(({ kind, text }) => (kind === 'item' ? `- ${text}` : text))
    .join('\n');
  const files = attachments.map(({ name }) => `File: ${name}`).join('\n');
  return [text, files].filter((part) => part !== '').join('\n\n');
}

export function toTextLines(blocks: readonly Block[]): TextLine[] {
  return blocks.flatMap((block, at) => {
    const before = blocks[at - 1];
    const gap: TextLine[] = before && isApart(before, block) ? [{ kind: 'blank', text: '' }] : [];
    return [...gap, ...linesOf(block)];
  });
}

/** A list stands close to the sentence that leads to it, and whatever follows a heading close to the heading. */
function isApart(before: Block, block: Block): boolean {
  if (before.type === 'heading') return false;
  if (block.type !== 'list' && block.type !== 'table') return true;
  return before.type !== 'paragraph' && before.type !== 'prose' && before.type !== block.type;
}

function linesOf(block: Block): TextLine[] {
  switch (block.type) {
    case 'title':
      return [
        { kind: 'title', text: block.text },
        ...(block.note === '' ? [] : [{ kind: 'note', text: block.note } as const]),
      ];
    case 'heading':
      return [{ kind: 'heading', text: block.text }];
    case 'paragraph':
      return [{ kind: 'paragraph', text: toMarkedText(block.line) }];
    case 'prose':
      return [{ kind: 'paragraph', text: block.lines.map(toMarkedText).join(' ') }];
    case 'list':
      return block.items.map((item) => ({ kind: 'item', text: toMarkedText(item) }));
    case 'table':
      return block.rows.map(({ cells, cites }) => ({
        kind: 'item',
        text: toRowText(block.columns, cells) + toMarks(cites),
      }));
    case 'chart':
      return [{ kind: 'paragraph', text: block.picture.alternativeText }];
  }
}

/** With the numbers of its citations. */
export function toMarkedText({ text, cites }: Line): string {
  return text + toMarks(cites);
}

/** "User focus: working"; with more than two columns each cell says which it is. */
function toRowText(columns: readonly string[], cells: readonly string[]): string {
  const [first = '', ...others] = cells;
  const named = others
    .map((cell, at) => (others.length > 1 && cell !== '' ? `${columns[at + 1] ?? ''}: ${cell}` : cell))
    .filter((cell) => cell !== '');
  return [first, named.join('; ')].filter((part) => part !== '').join(': ');
}

const shortestRun = 3;

/** " [1] [4–9]": three or more numbers in a row are drawn together. */
function toMarks(cites: readonly number[]): string {
  const runs: number[][] = [];
  for (const n of cites) {
    const run = runs.at(-1);
    if (run && run.at(-1) === n - 1) run.push(n);
    else runs.push([n]);
  }
  return runs
    .flatMap((run) => (run.length < shortestRun ? run.map(String) : `${run[0]}–${run.at(-1)}`))
    .map((mark) => ` [${mark}]`)
    .join('');
}
