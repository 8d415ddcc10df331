import { at } from './knowledge-error.ts';
import type { SkillLevel, Source, Statement } from './model.ts';
import {
  cleanName,
  isNoName,
  nameKey,
  readName,
  readRoleLevelName,
  readSkillLevel,
  rolePage,
} from './names.ts';
import { type Columns, type CsvRow, findColumns, type TableReader, type TableReading } from './read-csv.ts';
import type { DocumentRecords, ExpectationRecord } from './records.ts';
import { readStatements, sayTheSame } from './statements.ts';

export const roleContentColumns = [
  'Role Family',
  'Role',
  'Role Description',
  'Role Level',
  'Role Level Description',
  'Skill Name',
  'Skill Description',
  'Skill Level',
  'Skill Level Description',
] as const;

type Column = (typeof roleContentColumns)[number];

/** A row whose names are in order. */
interface Row {
  readonly family: string | undefined;
  readonly role: string;
  readonly roleLevel: string;
  readonly skill: string;
  readonly level: SkillLevel | undefined;
  readonly text: (column: Column) => string;
  readonly source: (column: Column) => Source;
  readonly statements: (column: Column) => readonly Statement[];
}

interface Described {
  readonly name: string;
  /** The cell that was read: it stands again in many rows, and is parsed once. */
  readonly text: string;
  readonly description: readonly Statement[];
  readonly source: Source;
}

interface RoleEntry extends Described {
  readonly family: string | undefined;
}

interface RoleLevelEntry extends Described {
  readonly role: string;
  readonly expected: Map<string, ExpectationRecord>;
}

interface SkillEntry extends Described {
  readonly levels: Partial<Record<SkillLevel, readonly Statement[]>>;
}

interface Gathered {
  readonly roles: Map<string, RoleEntry>;
  readonly roleLevels: Map<string, RoleLevelEntry>;
  readonly skills: Map<string, SkillEntry>;
  readonly differences: Set<string>;
}

/**
 * Reads the table with one row for each skill of each role level. What a later row says otherwise is a difference, no
 * error. Throws a KnowledgeError where the header lacks a column.
 */
export const createRoleContentReader = (header: CsvRow, reading: TableReading): TableReader => {
  const columns = findColumns(header, roleContentColumns, reading.problems);
  const gathered: Gathered = {
    roles: new Map(),
    roleLevels: new Map(),
    skills: new Map(),
    differences: new Set(),
  };
  return {
    take: (cells) => {
      const row = readRow(cells, columns, reading);
      if (row === undefined) return;
      addRole(gathered, row);
      addExpectation(gathered, row, findRoleLevel(gathered, row), findSkill(gathered, row));
    },
    records: () => recordsOf(gathered),
  };
};

function readRow(row: CsvRow, columns: Columns<Column>, reading: TableReading): Row | undefined {
  const { file, keep, problems } = reading;
  const text = (column: Column): string => columns.text(row, column);
  const line = (column: Column): number => columns.line(row, column);
  const role = readName(text('Role'), 'role', line('Role'), problems);
  const roleLevel = readRoleLevelName(text('Role Level'), role, line('Role Level'), problems);
  const skill = readName(text('Skill Name'), 'skill', line('Skill Name'), problems);
  const level = readSkillLevel(text('Skill Level'), line('Skill Level'), problems)?.level;
  if (role === undefined || roleLevel === undefined || skill === undefined) return undefined;
  const family = isNoName(text('Role Family')) ? undefined : cleanName(text('Role Family'));
  const url = rolePage(role);
  const source = (column: Column): Source => ({ file, line: line(column), url });
  const statements = (column: Column): readonly Statement[] =>
    readStatements(text(column), source(column), keep);
  return { family, role, roleLevel, skill, level, text, source, statements };
}

function recordsOf({ roles, roleLevels, skills, differences }: Gathered): DocumentRecords {
  return {
    origin: 'role content',
    roles: Array.from(roles.values(), ({ text, ...role }) => role),
    roleLevels: Array.from(roleLevels.values(), ({ text, expected, ...roleLevel }) => {
      return { ...roleLevel, expectations: [...expected.values()] };
    }),
    skills: Array.from(skills.values(), ({ text, ...skill }) => skill),
    differences: [...differences],
  };
}

function addRole(gathered: Gathered, row: Row): void {
  const key = nameKey(row.role);
  const known = gathered.roles.get(key);
  if (known !== undefined) noteOtherText(gathered, known, row, 'Role Description');
  else
    gathered.roles.set(key, { ...describe(row, row.role, 'Role', 'Role Description'), family: row.family });
}

function findRoleLevel(gathered: Gathered, row: Row): RoleLevelEntry {
  const key = `${nameKey(row.role)}\n${nameKey(row.roleLevel)}`;
  const known = gathered.roleLevels.get(key);
  if (known !== undefined) {
    noteOtherText(gathered, known, row, 'Role Level Description');
    return known;
  }
  const described = describe(row, row.roleLevel, 'Role Level', 'Role Level Description');
  const entry = { ...described, role: row.role, expected: new Map() };
  gathered.roleLevels.set(key, entry);
  return entry;
}

/** A skill is described by the first row that has a description. */
function findSkill(gathered: Gathered, row: Row): SkillEntry {
  const key = nameKey(row.skill);
  const known = gathered.skills.get(key);
  if (known !== undefined && (known.description.length > 0 || row.text('Skill Description') === known.text)) {
    noteOtherText(gathered, known, row, 'Skill Description');
    return known;
  }
  const described = describe(row, row.skill, 'Skill Name', 'Skill Description');
  const entry = { ...described, levels: known?.levels ?? {} };
  gathered.skills.set(key, entry);
  return entry;
}

function addExpectation(gathered: Gathered, row: Row, roleLevel: RoleLevelEntry, skill: SkillEntry): void {
  const said = row.statements('Skill Level Description');
  const statements = said.length > 0 ? said : row.statements('Skill Description');
  const expectation = { skill: row.skill, level: row.level, statements, source: row.source('Skill Name') };
  if (row.level !== undefined && said.length > 0) skill.levels[row.level] ??= said;
  const known = roleLevel.expected.get(nameKey(row.skill));
  if (known === undefined) roleLevel.expected.set(nameKey(row.skill), expectation);
  else if (known.level !== row.level || !sayTheSame(known.statements, statements)) {
    gathered.differences.add(
      `${at(expectation.source)} asks ${roleLevel.name} for ${row.skill} otherwise than ${at(known.source)}, which is used.`,
    );
  }
}

function describe(row: Row, name: string, own: Column, column: Column): Described {
  return { name, text: row.text(column), description: row.statements(column), source: row.source(own) };
}

function noteOtherText({ differences }: Gathered, known: Described, row: Row, column: Column): void {
  if (row.text(column) === known.text) return;
  const other = row.statements(column);
  if (other.length === 0 || sayTheSame(other, known.description)) return;
  differences.add(
    `${at(row.source(column))} describes ${known.name} in other words than ${at(known.source)}, which is used.`,
  );
}
