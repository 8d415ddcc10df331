import { readName } from './cell-names.ts';
import { findColumns, tooManyCells } from './csv-columns.ts';
import { quoted } from './knowledge-error.ts';
import type { SkillLevel, Source } from './model.ts';
import { cleanName, isNoName, nameKey } from './names.ts';
import { createProblemList } from './problem-list.ts';
import type { CsvRow } from './read-csv.ts';
import { createRoleContentRecords } from './role-content-records.ts';
import { type RoleContentRow, roleContentColumns } from './role-content-row.ts';
import { findSkillLevel, nameTheSkillLevels } from './skill-level-names.ts';
import { rolePage } from './source-url.ts';
import type { TableReader } from './table-reader.ts';
import type { WordStore } from './word-store.ts';

/** Reads the table with one row for each skill of each role level. */
export const createRoleContentReader = (file: string, header: CsvRow, keep: WordStore): TableReader => {
  const problems = createProblemList(file);
  const columns = findColumns(header, roleContentColumns, problems);
  const records = createRoleContentRecords(keep);

  const readLevel = (row: CsvRow): SkillLevel | undefined => {
    const text = columns.text(row, 'Skill Level');
    const level = findSkillLevel(text);
    if (level === undefined && !isNoName(text)) {
      const problem = `has the skill level ${quoted(text)}; write ${nameTheSkillLevels}`;
      problems.add(columns.line(row, 'Skill Level'), problem);
    }
    return level;
  };

  const readNames = (row: CsvRow): Pick<RoleContentRow, 'role' | 'roleLevel' | 'skill'> | undefined => {
    const read = (column: 'Role' | 'Role Level' | 'Skill Name', what: string): string | undefined =>
      readName(columns.text(row, column), what, columns.line(row, column), problems);
    const role = read('Role', 'role');
    const isUnnamed = nameKey(columns.text(row, 'Role Level')) === 'not in use';
    const roleLevel = isUnnamed ? role : read('Role Level', 'role level');
    const skill = read('Skill Name', 'skill');
    return role === undefined || roleLevel === undefined || skill === undefined
      ? undefined
      : { role, roleLevel, skill };
  };

  const take = (row: CsvRow): void => {
    if (!columns.fits(row)) {
      problems.add(row.line, tooManyCells);
      return;
    }
    const names = readNames(row);
    const level = readLevel(row);
    if (names === undefined) return;
    const url = rolePage(names.role);
    const family = columns.text(row, 'Role Family');
    records.add({
      ...names,
      family: isNoName(family) ? undefined : cleanName(family),
      level,
      text: (column) => columns.text(row, column),
      source: (column): Source => ({ file, line: columns.line(row, column), url }),
    });
  };

  return {
    take,
    records: () => {
      problems.throwIfAny();
      return records.all();
    },
  };
};
