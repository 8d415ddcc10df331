import type { types } from '@slack/bolt';
import type { Block } from '../../chat/reply.ts';

// https://docs.slack.dev/reference/block-kit/blocks/table-block and /data-table-block: of all cells of a table together.
// Room is left for what Slack counts differently.
const mostTableCharacters = 9_000;
const mostRows = 100;
const rowsOnPage = 10;

type TableBlock = Extract<Block, { type: 'table' }>;
type Row = ReturnType<typeof toCell>[];

/** As many as it takes, each with the header. */
export function toTables(block: TableBlock): types.TableBlock[] {
  return packRows(block).map((rows) => ({ type: 'table', rows }));
}

/** Tables that a person can sort and page through; without rows there is none. */
export function toDataTables(block: TableBlock, caption: string): types.DataTableBlock[] {
  return packRows(block).map((rows) => ({ type: 'data_table', caption, page_size: rowsOnPage, rows }));
}

function packRows({ columns, rows }: TableBlock): Row[][] {
  const header = columns.map(toCell);
  const tables: Row[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const { cells, cites } of rows) {
    const marked = cells.map((cell, at) =>
      at === cells.length - 1 && cites.length > 0 ? `${cell} ${marksOf(cites)}` : cell,
    );
    const characters = marked.join('').length;
    const table = tables.at(-1);
    const fits = table && table.length < mostRows && size + characters <= mostTableCharacters;
    if (fits) table.push(marked.map(toCell));
    else {
      tables.push([header, marked.map(toCell)]);
      size = columns.join('').length;
    }
    size += characters;
  }
  return tables;
}

function marksOf(cites: readonly number[]): string {
  return cites.map((n) => `[${n}]`).join(' ');
}

/** Slack refuses an empty cell. */
function toCell(text: string) {
  return { type: 'raw_text', text: text === '' ? '–' : text } as const;
}
