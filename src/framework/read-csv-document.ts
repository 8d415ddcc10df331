import { createProblemList, KnowledgeError } from './knowledge-error.ts';
import type { Source } from './model.ts';
import { nameKey } from './names.ts';
import { type CsvRow, readCsv, type TableReader, type TableReading } from './read-csv.ts';
import type { KnowledgeFile } from './read-file.ts';
import { createRoleContentReader, roleContentColumns } from './read-role-content.ts';
import { createSkillDescriptionsReader, skillDescriptionColumns } from './read-skill-descriptions.ts';
import type { DocumentRecords } from './records.ts';
import type { WordStore } from './statements.ts';

const maximumRows = 200_000;

/** Counts the rows of all CSV files of the folder, blank ones too; throws a KnowledgeError at one too many. */
export type RowCount = (source: Source) => void;

export const createRowCount = (limit = maximumRows): RowCount => {
  let rows = 0;
  return ({ file, line }) => {
    rows += 1;
    if (rows <= limit) return;
    const problem = `the CSV files have more than ${limit} rows together; take some rows out`;
    throw new KnowledgeError([{ file, line, problem }]);
  };
};

/** Reads role content or skill descriptions; the header says which. Throws a KnowledgeError with all problems. */
export const readCsvDocument = async (
  file: KnowledgeFile,
  keep: WordStore,
  countRow: RowCount,
): Promise<DocumentRecords> => {
  const problems = createProblemList(file.name);
  let width = 0;
  let table: TableReader | undefined;
  await readCsv(file, (row) => {
    countRow({ file: file.name, line: row.line });
    if (row.cells.every(isBlank)) return;
    if (table === undefined) {
      table = startTable(row, { file: file.name, keep, problems });
      width = row.cells.length;
    } else if (row.cells.slice(width).every(isBlank)) table.take(row);
    else problems.add(row.line, tooManyCells);
  });
  if (table === undefined) {
    throw new KnowledgeError([{ file: file.name, line: 1, problem: `is empty; ${expectedColumns}` }]);
  }
  problems.throwIfAny();
  return table.records();
};

const tooManyCells =
  'the row that begins here has more cells than the first row; put cells with a comma in quotes';

const expectedColumns =
  `the first row must name the columns ${roleContentColumns.join(', ')}, ` +
  `or the columns ${skillDescriptionColumns.join(', ')}`;

function isBlank(cell: string): boolean {
  return cell.trim() === '';
}

function startTable(header: CsvRow, reading: TableReading): TableReader {
  const names = new Set(header.cells.map(nameKey));
  const has = (columns: readonly string[]): boolean => columns.some((column) => names.has(nameKey(column)));
  if (has(['Role', 'Role Level', 'Role Level Description', 'Skill Level'])) {
    return createRoleContentReader(header, reading);
  }
  if (has(['Skill Name', 'Awareness', 'Working', 'Practitioner', 'Expert'])) {
    return createSkillDescriptionsReader(header, reading);
  }
  const problem = `has columns that are not known; ${expectedColumns}, with commas between them`;
  throw new KnowledgeError([{ file: reading.file, line: header.line, problem }]);
}
