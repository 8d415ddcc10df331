import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { KnowledgeError, type ProblemList } from './knowledge-error.ts';
import { nameKey } from './names.ts';
import { type KnowledgeFile, maximumRowBytes } from './read-file.ts';
import type { DocumentRecords } from './records.ts';
import type { WordStore } from './statements.ts';

export interface CsvRow {
  readonly cells: readonly string[];
  /** The physical line on which the row begins, from 1. */
  readonly line: number;
}

/** Reads the cells of a row by the name of their column. */
export interface Columns<Name extends string> {
  /** Empty where the row is shorter than the header. */
  text(row: CsvRow, column: Name): string;
  line(row: CsvRow, column: Name): number;
}

/** What the readers of all tables work with. */
export interface TableReading {
  readonly file: string;
  readonly keep: WordStore;
  readonly problems: ProblemList;
}

/** Takes the rows below the header, and at the end gives what they said. */
export interface TableReader {
  take(row: CsvRow): void;
  records(): DocumentRecords;
}

/** Hands over the rows of a file one after the other, blank ones too; throws a KnowledgeError. */
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

/**
 * Finds the columns in any order and case; unknown ones are left alone. Throws a KnowledgeError for those that are
 * missing or stand twice.
 */
export const findColumns = <Name extends string>(
  header: CsvRow,
  names: readonly Name[],
  problems: ProblemList,
): Columns<Name> => {
  const keys = header.cells.map(nameKey);
  const places = new Map(names.map((name) => [name, keys.indexOf(nameKey(name))]));
  for (const name of names) {
    const place = keys.indexOf(nameKey(name));
    if (place === -1) {
      problems.add(
        header.line,
        `has no column "${name}"; the first row must name the columns ${names.join(', ')}`,
      );
    } else if (keys.lastIndexOf(nameKey(name)) !== place) {
      problems.add(header.line, `has two columns "${name}"; delete one of them`);
    }
  }
  problems.throwIfAny();
  const place = (name: Name): number => places.get(name) ?? -1;
  return {
    text: (row, name) => row.cells[place(name)] ?? '',
    line: (row, name) => lineOfCell(row, place(name)),
  };
};

/** The physical line on which a cell begins: a quoted cell may hold line breaks. */
function lineOfCell({ cells, line }: CsvRow, column: number): number {
  let breaks = 0;
  for (const cell of cells.slice(0, column)) {
    for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) breaks += 1;
  }
  return line + breaks;
}

function explain({ code }: CsvError): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED') {
    return 'the row that begins here has a quote that is never closed; add the missing "';
  }
  if (code === 'CSV_MAX_RECORD_SIZE') {
    return `the row that begins here has more than ${maximumRowBytes} bytes; look for a quote that is not closed, or shorten the row`;
  }
  return 'the row that begins here has a quote in the wrong place; put the whole cell in quotes and write each " inside it twice';
}
