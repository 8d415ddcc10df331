import type { Block, Line } from '../../chat/reply.ts';
import { escapeParagraphs, escapeText } from '../escape-markdown.ts';
import type { CardElement, TableRow, TextBlock } from './card.ts';
import { drawChart, type ShowPicture } from './draw-chart.ts';

type TableBlock = Extract<Block, { type: 'table' }>;

/** `[1] [2]`: document text never contains an unescaped bracket, so these are the only ones. */
function toMarkers(cites: readonly number[]): string {
  return cites.map((n) => ` [${n}]`).join('');
}

function toSentence({ text, cites }: Line): string {
  return escapeParagraphs(text) + toMarkers(cites);
}

function toItem(line: Line): string {
  return `- ${escapeText(line.text)}${toMarkers(line.cites)}`;
}

function toCellText(text: string): TextBlock {
  return { type: 'TextBlock', text, wrap: true };
}

function toRow(cells: readonly string[]): TableRow {
  return {
    type: 'TableRow',
    cells: cells.map((text) => ({ type: 'TableCell', items: [toCellText(text)] })),
  };
}

/** By the root of the longest text: a column of single words keeps them whole beside one of sentences. */
function toWidths(block: TableBlock): { width: number }[] {
  return block.columns.map((column, index) => {
    const lengths = block.rows.map((row) => row.cells[index]?.length ?? 0);
    const width = Math.round(Math.sqrt(Math.max(column.length, ...lengths)));
    return { width: Math.min(5, Math.max(column.length > 4 ? 3 : 2, width)) };
  });
}

/** Rows that all rest on the same sources say so once, in the header. */
function drawTable(block: TableBlock): CardElement {
  const shared = toMarkers(block.rows[0]?.cites ?? []);
  const isShared = block.rows.every(({ cites }) => toMarkers(cites) === shared);
  const draw = (cells: readonly string[], markers: string): TableRow =>
    toRow(cells.map((cell, index) => escapeText(cell) + (index === cells.length - 1 ? markers : '')));
  return {
    type: 'Table',
    firstRowAsHeaders: true,
    columns: toWidths(block),
    rows: [
      draw(block.columns, isShared ? shared : ''),
      ...block.rows.map(({ cells, cites }) => draw(cells, isShared ? '' : toMarkers(cites))),
    ],
    spacing: 'Medium',
  };
}

function drawTitle(text: string, note: string): CardElement[] {
  const title: TextBlock = {
    type: 'TextBlock',
    text: escapeText(text),
    wrap: true,
    size: 'Large',
    weight: 'Bolder',
    style: 'heading',
  };
  if (note === '') return [title];
  return [title, { type: 'TextBlock', text: escapeText(note), wrap: true, isSubtle: true, spacing: 'None' }];
}

function drawText(text: string): TextBlock {
  return { type: 'TextBlock', text, wrap: true, spacing: 'Medium' };
}

export function drawBlock(block: Block, showPicture: ShowPicture): CardElement[] {
  switch (block.type) {
    case 'title':
      return drawTitle(block.text, block.note);
    case 'heading':
      return [
        {
          type: 'TextBlock',
          text: escapeText(block.text),
          wrap: true,
          // Without it, a heading is as large as the title.
          size: 'Medium',
          weight: 'Bolder',
          style: 'heading',
          spacing: 'Large',
        },
      ];
    case 'paragraph':
      return [drawText(toSentence(block.line))];
    case 'prose':
      return [drawText(block.lines.map(toSentence).join(' '))];
    case 'list': {
      const text = block.items.map(toItem).join('\n');
      return [{ type: 'TextBlock', text, wrap: true, spacing: 'Small' }];
    }
    case 'table':
      return [drawTable(block)];
    case 'chart':
      return [drawChart(block, showPicture)];
  }
}
