import { nameKey } from './names.ts';
import type { ProblemList } from './problem-list.ts';
import { type CsvRow, lineOfCell } from './read-csv.ts';

/** Reads the cells of a row by the name of their column. */
export interface Columns<Name extends string> {
  /** Empty where the row is shorter than the header. */
  text(row: CsvRow, column: Name): string;
  line(row: CsvRow, column: Name): number;
  /** Whether the row has no more cells than the header; otherwise a comma stands outside quotes. */
  fits(row: CsvRow): boolean;
}

/** The problem of a row that does not fit. */
export const tooManyCells =
  'the row that begins here has more cells than the first row; put cells with a comma in quotes';

/** Finds the columns in any order and case. A missing or repeated one is a problem; unknown ones are left alone. */
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
    fits: (row) => row.cells.slice(keys.length).every((cell) => cell.trim() === ''),
  };
};
