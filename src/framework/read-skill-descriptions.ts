import { at } from './knowledge-error.ts';
import { type SkillLevel, type Statement, skillLevels } from './model.ts';
import { nameKey, readName, skillPage } from './names.ts';
import { type CsvRow, findColumns, type TableReader, type TableReading } from './read-csv.ts';
import type { SkillRecord } from './records.ts';
import { readStatements, sayTheSame } from './statements.ts';

export const skillDescriptionColumns = [
  'Skill Name',
  'Skill Description',
  'Awareness',
  'Working',
  'Practitioner',
  'Expert',
] as const;

const columnOfLevel = {
  awareness: 'Awareness',
  working: 'Working',
  practitioner: 'Practitioner',
  expert: 'Expert',
} as const satisfies Record<SkillLevel, string>;

/** Reads the table with one row for each skill. Throws a KnowledgeError where the header lacks a column. */
export const createSkillDescriptionsReader = (
  header: CsvRow,
  { file, keep, problems }: TableReading,
): TableReader => {
  const columns = findColumns(header, skillDescriptionColumns, problems);
  const skills = new Map<string, SkillRecord>();
  const differences: string[] = [];

  const readSkill = (row: CsvRow, name: string): SkillRecord => {
    const url = skillPage(name);
    const read = (column: (typeof skillDescriptionColumns)[number]): readonly Statement[] =>
      readStatements(columns.text(row, column), { file, line: columns.line(row, column), url }, keep);
    const levels: Partial<Record<SkillLevel, readonly Statement[]>> = {};
    for (const level of skillLevels) {
      const statements = read(columnOfLevel[level]);
      if (statements.length > 0) levels[level] = statements;
    }
    const source = { file, line: columns.line(row, 'Skill Name'), url };
    return { name, description: read('Skill Description'), levels, source };
  };

  const take = (row: CsvRow): void => {
    const line = columns.line(row, 'Skill Name');
    const name = readName(columns.text(row, 'Skill Name'), 'skill', line, problems);
    if (name === undefined) return;
    const skill = readSkill(row, name);
    const known = skills.get(nameKey(name));
    if (known === undefined) skills.set(nameKey(name), skill);
    else if (!describeTheSame(known, skill)) {
      differences.push(
        `${at(skill.source)} describes ${name} in other words than ${at(known.source)}, which is used.`,
      );
    }
  };

  return {
    take,
    records: () => ({
      origin: 'skill descriptions',
      roles: [],
      roleLevels: [],
      skills: [...skills.values()],
      differences,
    }),
  };
};

function describeTheSame(one: SkillRecord, other: SkillRecord): boolean {
  return (
    sayTheSame(one.description, other.description) &&
    skillLevels.every((level) => sayTheSame(one.levels[level] ?? [], other.levels[level] ?? []))
  );
}
