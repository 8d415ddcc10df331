import { at, type ProblemList, quoted } from './knowledge-error.ts';
import type { SkillLevel, Statement } from './model.ts';
import { nameKey, readName, readRoleLevelName, readSkillLevel } from './names.ts';
import type { DocumentRecords, ExpectationRecord, RoleLevelRecord, RoleRecord } from './records.ts';
import { sayTheSame } from './statements.ts';

/** What one line of a role document is, if it is not part of the text. */
export type Heading =
  | { readonly kind: 'role'; readonly family: string | undefined; readonly name: string }
  | { readonly kind: 'role level' | 'skill' | 'skill level' | 'level'; readonly name: string }
  /** A Markdown heading that a document may have and that says nothing. */
  | { readonly kind: 'skills' }
  | { readonly kind: 'unknown'; readonly words: string };

interface SkillSection extends ExpectationRecord {
  level: SkillLevel | undefined;
}

interface RoleLevelSection extends RoleLevelRecord {
  readonly expectations: SkillSection[];
}

/** A role document as far as it has been read. The last of each list is the one that is open. */
export interface Sections {
  readonly file: string;
  readonly problems: ProblemList;
  readonly roles: RoleRecord[];
  readonly roleLevels: RoleLevelSection[];
  /** Where statements go. */
  open: Statement[] | undefined;
  /** Whether the missing heading of what follows has been reported. */
  isReported: boolean;
}

export const createSections = (file: string, problems: ProblemList): Sections => ({
  file,
  problems,
  roles: [],
  roleLevels: [],
  open: undefined,
  isReported: false,
});

/** Whether bullets still belong to the summary of a role or role level, which the documents write as bullets too. */
export const isInSummary = (sections: Sections): boolean =>
  openSkill(sections) === undefined && sections.open?.every(({ form }) => form === 'sentence') === true;

/** Begins the section that the heading names. Returns false for a line that only looks like a heading. */
export const startSection = (sections: Sections, heading: Heading, line: number): boolean => {
  if (heading.kind === 'level' && openSkill(sections)?.statements.length !== 0) return false;
  if (heading.kind === 'role' && heading.name === '' && heading.family !== undefined) return false;
  sections.isReported = heading.kind !== 'skills';
  if (heading.kind === 'skills') sections.open = undefined;
  else if (heading.kind === 'unknown') startUnknown(sections, heading.words, line);
  else if (heading.kind === 'role') startRole(sections, heading, line);
  else if (heading.kind === 'role level') startRoleLevel(sections, heading.name, line);
  else if (heading.kind === 'skill') startSkill(sections, heading.name, line);
  else setLevel(sections, heading.name, line);
  return true;
};

/** Text that belongs to nothing is a problem, once for each run of it. */
export const noteStray = (sections: Sections, line: number): void => {
  if (!sections.isReported) {
    sections.problems.add(
      line,
      'has text before any heading it could belong to; put it below a line "Role: ", "Role level: " or "Skill: " and a name',
    );
  }
  sections.isReported = true;
};

/** What the document says; throws a KnowledgeError with its problems, if it has any. */
export const recordsOf = ({ problems, roles, roleLevels }: Sections): DocumentRecords => {
  problems.throwIfAny();
  if (roles.length === 0) problems.add(1, 'names no role; begin with a line "Role: " and the role\'s name');
  else if (roleLevels.length === 0) {
    problems.add(roles[0]?.source.line ?? 1, 'names no role level; add a line "Role level: " and its name');
  }
  problems.throwIfAny();
  const differences: string[] = [];
  return {
    origin: 'role document',
    roles,
    roleLevels: roleLevels.map((roleLevel) => ({
      ...roleLevel,
      expectations: eachOnce(roleLevel, differences),
    })),
    skills: [],
    differences,
  };
};

function openSkill({ open, roleLevels }: Sections): SkillSection | undefined {
  const skill = roleLevels.at(-1)?.expectations.at(-1);
  return skill?.statements === open ? skill : undefined;
}

function startUnknown(sections: Sections, words: string, line: number): void {
  sections.open = undefined;
  sections.problems.add(
    line,
    `has the heading ${quoted(words)}, which is not known; headings are Role, Role level and Skill, each with a colon and a name`,
  );
}

function startRole(sections: Sections, heading: Heading & { kind: 'role' }, line: number): void {
  const name = readName(heading.name, 'role', line, sections.problems);
  sections.open = undefined;
  if (name === undefined) return;
  const description: Statement[] = [];
  const source = { file: sections.file, line };
  sections.roles.push({ name, family: heading.family, description, source });
  sections.open = description;
}

function startRoleLevel(sections: Sections, text: string, line: number): void {
  const role = sections.roles.at(-1);
  sections.open = undefined;
  if (role === undefined) {
    sections.problems.add(
      line,
      'has a role level before any role; put a line "Role: " and the role\'s name first',
    );
    return;
  }
  const name = readRoleLevelName(text, role.name, line, sections.problems);
  if (name === undefined) return;
  const description: Statement[] = [];
  const source = { file: sections.file, line };
  sections.roleLevels.push({ role: role.name, name, description, expectations: [], source });
  sections.open = description;
}

function startSkill(sections: Sections, text: string, line: number): void {
  sections.open = undefined;
  const name = readName(text, 'skill', line, sections.problems);
  if (name === undefined) return;
  const roleLevel = sections.roleLevels.at(-1);
  if (roleLevel === undefined) {
    const problem = `has the skill ${quoted(name)} before any role level; put a line "Role level: " and its name first`;
    sections.problems.add(line, problem);
    return;
  }
  const statements: Statement[] = [];
  const source = { file: sections.file, line };
  roleLevel.expectations.push({ skill: name, level: undefined, statements, source });
  sections.open = statements;
}

function setLevel(sections: Sections, text: string, line: number): void {
  const section = openSkill(sections);
  if (section === undefined) {
    sections.problems.add(line, 'has a skill level that belongs to no skill; put it below a line "Skill: "');
    return;
  }
  const read = readSkillLevel(text, line, sections.problems);
  if (read === undefined) return;
  if (section.level !== undefined && section.level !== read.level) {
    sections.problems.add(line, `gives ${quoted(section.skill)} a second skill level; delete one of them`);
    return;
  }
  section.level = read.level;
}

function eachOnce({ name, expectations }: RoleLevelSection, differences: string[]): ExpectationRecord[] {
  const once = new Map<string, ExpectationRecord>();
  for (const expectation of expectations) {
    const { skill, level, statements, source } = expectation;
    const known = once.get(nameKey(skill));
    if (known === undefined) once.set(nameKey(skill), expectation);
    else if (known.level !== level || !sayTheSame(known.statements, statements)) {
      differences.push(
        `${at(source)} asks ${name} for ${skill} otherwise than ${at(known.source)}, which is used.`,
      );
    }
  }
  return [...once.values()];
}
