import { KnowledgeError } from './knowledge-error.ts';
import type { KnowledgeFile } from './knowledge-file.ts';
import { maximumRows } from './limits.ts';
import { nameKey } from './names.ts';
import { type CsvRow, readCsv } from './read-csv.ts';
import { createRoleContentReader } from './read-role-content.ts';
import { createSkillDescriptionsReader, skillDescriptionColumns } from './read-skill-descriptions.ts';
import type { DocumentRecords } from './records.ts';
import { roleContentColumns } from './role-content-row.ts';
import type { TableReader } from './table-reader.ts';
import type { WordStore } from './word-store.ts';

/** Counts the rows of all CSV files of the folder, blank ones too. */
export interface RowCount {
  rows: number;
}

/** Reads role content or skill descriptions; the header says which. */
export const readCsvDocument = async (
  file: KnowledgeFile,
  keep: WordStore,
  count: RowCount = { rows: 0 },
): Promise<DocumentRecords> => {
  let table: TableReader | undefined;
  await readCsv(file, (row) => {
    count.rows += 1;
    if (count.rows > maximumRows) {
      const problem = `the CSV files have more than ${maximumRows} rows together; take some rows out`;
      throw new KnowledgeError([{ file: file.name, line: row.line, problem }]);
    }
    if (row.cells.every((cell) => cell.trim() === '')) return;
    if (table === undefined) table = startTable(file.name, row, keep);
    else table.take(row);
  });
  if (table !== undefined) return table.records();
  throw new KnowledgeError([{ file: file.name, line: 1, problem: `is empty; ${expectedColumns}` }]);
};

const expectedColumns =
  `the first row must name the columns ${roleContentColumns.join(', ')}, ` +
  `or the columns ${skillDescriptionColumns.join(', ')}`;

function startTable(file: string, header: CsvRow, keep: WordStore): TableReader {
  const names = new Set(header.cells.map(nameKey));
  const has = (columns: readonly string[]): boolean => columns.some((column) => names.has(nameKey(column)));
  if (has(['Role', 'Role Level', 'Role Level Description', 'Skill Level'])) {
    return createRoleContentReader(file, header, keep);
  }
  if (has(['Skill Name', 'Awareness', 'Working', 'Practitioner', 'Expert'])) {
    return createSkillDescriptionsReader(file, header, keep);
  }
  const problem = `has columns that are not known; ${expectedColumns}, with commas between them`;
  throw new KnowledgeError([{ file, line: header.line, problem }]);
}
