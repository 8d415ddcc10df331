import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { KnowledgeError } from './knowledge-error.ts';
import type { KnowledgeFile } from './knowledge-file.ts';
import { maximumRowBytes } from './limits.ts';

export interface CsvRow {
  readonly cells: readonly string[];
  /** The physical line on which the row begins, from 1. */
  readonly line: number;
}

/** Hands over the rows of a file one after the other, blank ones too. */
export const readCsv = async (file: KnowledgeFile, take: (row: CsvRow) => void): Promise<void> => {
  let line = 1;
  const parser = parse({
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n'],
    max_record_size: maximumRowBytes,
    // Rows are taken here and not from the stream, which loses those it still holds when a later one is wrong.
    on_record: (cells: string[]) => {
      const row = { cells, line };
      line = lineOfCell(row, cells.length) + 1;
      take(row);
      return null;
    },
  });
  parser.resume();
  try {
    await pipeline(Readable.from(file.pieces(), { objectMode: false }), parser);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new KnowledgeError([{ file: file.name, line, problem: explain(error) }]);
  }
};

/** The physical line on which a cell begins: a quoted cell may hold line breaks. */
export const lineOfCell = ({ cells, line }: CsvRow, column: number): number => {
  let breaks = 0;
  for (const cell of cells.slice(0, column)) {
    for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) breaks += 1;
  }
  return line + breaks;
};

function explain({ code }: CsvError): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED') {
    return 'the row that begins here has a quote that is never closed; add the missing "';
  }
  if (code === 'CSV_MAX_RECORD_SIZE') {
    return `the row that begins here has more than ${maximumRowBytes} bytes; look for a quote that is not closed, or shorten the row`;
  }
  return 'the row that begins here has a quote in the wrong place; put the whole cell in quotes and write each " inside it twice';
}
