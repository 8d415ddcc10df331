import type { Block, Line } from '../../chat/reply.ts';
import { escapeParagraphs, escapeText } from '../escape-markdown.ts';

/** `isCited`: whether the number has a citation of Teams' own; another would be a number that does nothing. */
type IsCited = (n: number) => boolean;

/** Blocks as the Markdown that a message of Teams shows: it has no headings on phones, and no tables at all. */
export function toMarkdown(blocks: readonly Block[], isCited: IsCited): string {
  return blocks.map((block) => drawBlock(block, isCited)).join('\n\n');
}

export function toMarkdownLine({ text, cites }: Line, isCited: IsCited): string {
  return escapeParagraphs(text) + toMarks(cites, isCited);
}

function drawBlock(block: Block, isCited: IsCited): string {
  switch (block.type) {
    case 'title': {
      const note = block.note === '' ? '' : `\n\n_${escapeText(block.note)}_`;
      return `**${escapeText(block.text)}**${note}`;
    }
    case 'heading':
      return `**${escapeText(block.text)}**`;
    case 'paragraph':
      return toMarkdownLine(block.line, isCited);
    case 'prose':
      return block.lines.map((line) => toMarkdownLine(line, isCited)).join(' ');
    case 'list':
      return block.items
        .map(({ text, cites }) => `- ${escapeText(text)}${toMarks(cites, isCited)}`)
        .join('\n');
    case 'table':
      return block.rows
        .map(({ cells, cites }) => `- ${toRow(block.columns, cells)}${toMarks(cites, isCited)}`)
        .join('\n');
    case 'chart':
      return escapeParagraphs(block.picture.alternativeText);
  }
}

/** "**User focus**: working"; with more than two columns each cell says which it is. */
function toRow(columns: readonly string[], [first = '', ...others]: readonly string[]): string {
  const named = others.flatMap((cell, at) => {
    if (cell === '') return [];
    const column = columns[at + 1] ?? '';
    return others.length > 1 ? `${escapeText(column)}: ${escapeText(cell)}` : escapeText(cell);
  });
  return [`**${escapeText(first)}**`, named.join('; ')].filter((part) => part !== '').join(': ');
}

function toMarks(cites: readonly number[], isCited: IsCited): string {
  return cites
    .filter(isCited)
    .map((n) => ` [${n}]`)
    .join('');
}
