import type { Block, Line } from '../../chat/reply.ts';
import { splitText } from '../split-text.ts';

export interface Piece {
  readonly block: Block;
  readonly cites: readonly number[];
}

type TableBlock = Extract<Block, { type: 'table' }>;
type Row = TableBlock['rows'][number];

/** The citations stay with the last words. */
function splitLine(line: Line): Line[] {
  const texts = splitText(line.text);
  return texts.map((text, index) => ({ text, cites: index === texts.length - 1 ? line.cites : [] }));
}

function splitRow(row: Row): Row[] {
  const cells = row.cells.map((cell) => splitText(cell, Math.floor(3_000 / row.cells.length)));
  const height = Math.max(1, ...cells.map((pieces) => pieces.length));
  return Array.from({ length: height }, (_, index) => ({
    cells: cells.map((pieces) => pieces[index] ?? ''),
    cites: index === height - 1 ? row.cites : [],
  }));
}

/** A block in the smallest pieces that are still blocks: one item, one row, one sentence, one stretch of text. */
export function toPieces(block: Block): Piece[] {
  switch (block.type) {
    case 'title':
    case 'heading':
    case 'chart':
      return [{ block, cites: [] }];
    case 'paragraph':
      return splitLine(block.line).map((line) => ({ block: { ...block, line }, cites: line.cites }));
    case 'prose':
      return block.lines
        .flatMap(splitLine)
        .map((line) => ({ block: { ...block, lines: [line] }, cites: line.cites }));
    case 'list':
      return block.items
        .flatMap(splitLine)
        .map((item) => ({ block: { ...block, items: [item] }, cites: item.cites }));
    case 'table':
      return block.rows
        .flatMap(splitRow)
        .map((row) => ({ block: { ...block, rows: [row] }, cites: row.cites }));
  }
}
