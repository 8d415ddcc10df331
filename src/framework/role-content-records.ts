import { at } from './at.ts';
import type { SkillLevel, Source, Statement } from './model.ts';
import { nameKey } from './names.ts';
import type { DocumentRecords, ExpectationRecord } from './records.ts';
import type { RoleContentColumn, RoleContentRow } from './role-content-row.ts';
import { sayTheSame } from './same-words.ts';
import { readStatements } from './statements.ts';
import type { WordStore } from './word-store.ts';

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
  readonly keep: WordStore;
  readonly roles: Map<string, RoleEntry>;
  readonly roleLevels: Map<string, RoleLevelEntry>;
  readonly skills: Map<string, SkillEntry>;
  readonly differences: Set<string>;
}

export interface RoleContentRecords {
  add(row: RoleContentRow): void;
  all(): DocumentRecords;
}

/** Gathers rows into roles, role levels and skills. What a later row says otherwise is a difference, no error. */
export const createRoleContentRecords = (keep: WordStore): RoleContentRecords => {
  const gathered = {
    keep,
    roles: new Map(),
    roleLevels: new Map(),
    skills: new Map(),
    differences: new Set<string>(),
  };
  return {
    add: (row) => {
      addRole(gathered, row);
      addExpectation(gathered, row, findRoleLevel(gathered, row), findSkill(gathered, row));
    },
    all: () => recordsOf(gathered),
  };
};

function recordsOf({ roles, roleLevels, skills, differences }: Gathered): DocumentRecords {
  return {
    origin: 'role content',
    roles: Array.from(roles.values(), ({ name, family, description, source }) => {
      return { name, family, description, source };
    }),
    roleLevels: Array.from(roleLevels.values(), ({ role, name, description, expected, source }) => {
      return { role, name, description, expectations: [...expected.values()], source };
    }),
    skills: Array.from(skills.values(), ({ name, description, levels, source }) => {
      return { name, description, levels, source };
    }),
    differences: [...differences],
  };
}

function addRole(gathered: Gathered, row: RoleContentRow): void {
  const key = nameKey(row.role);
  const known = gathered.roles.get(key);
  if (known !== undefined) {
    noteOtherText(gathered, known, row, 'Role Description');
    return;
  }
  gathered.roles.set(key, {
    ...describe(gathered, row, row.role, 'Role', 'Role Description'),
    family: row.family,
  });
}

function findRoleLevel(gathered: Gathered, row: RoleContentRow): RoleLevelEntry {
  const key = `${nameKey(row.role)}\n${nameKey(row.roleLevel)}`;
  const known = gathered.roleLevels.get(key);
  if (known !== undefined) {
    noteOtherText(gathered, known, row, 'Role Level Description');
    return known;
  }
  const described = describe(gathered, row, row.roleLevel, 'Role Level', 'Role Level Description');
  const entry = { ...described, role: row.role, expected: new Map() };
  gathered.roleLevels.set(key, entry);
  return entry;
}

/** A skill is described by the first row that has a description. */
function findSkill(gathered: Gathered, row: RoleContentRow): SkillEntry {
  const key = nameKey(row.skill);
  const known = gathered.skills.get(key);
  if (known !== undefined) {
    if (row.text('Skill Description') === known.text) return known;
    if (known.description.length > 0) {
      noteOtherText(gathered, known, row, 'Skill Description');
      return known;
    }
  }
  const described = describe(gathered, row, row.skill, 'Skill Name', 'Skill Description');
  const entry = { ...described, levels: known?.levels ?? {} };
  gathered.skills.set(key, entry);
  return entry;
}

function addExpectation(
  gathered: Gathered,
  row: RoleContentRow,
  roleLevel: RoleLevelEntry,
  skill: SkillEntry,
): void {
  const said = read(gathered, row, 'Skill Level Description');
  const statements = said.length > 0 ? said : read(gathered, row, 'Skill Description');
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

function describe(
  { keep }: Gathered,
  row: RoleContentRow,
  name: string,
  own: RoleContentColumn,
  column: RoleContentColumn,
): Described {
  const text = row.text(column);
  return { name, text, description: readStatements(text, row.source(column), keep), source: row.source(own) };
}

function read({ keep }: Gathered, row: RoleContentRow, column: RoleContentColumn): readonly Statement[] {
  return readStatements(row.text(column), row.source(column), keep);
}

function noteOtherText(
  gathered: Gathered,
  known: Described,
  row: RoleContentRow,
  column: RoleContentColumn,
): void {
  if (row.text(column) === known.text) return;
  const other = read(gathered, row, column);
  if (other.length === 0 || sayTheSame(other, known.description)) return;
  gathered.differences.add(
    `${at(row.source(column))} describes ${known.name} in other words than ${at(known.source)}, which is used.`,
  );
}
