import { at } from './at.ts';
import { readName } from './cell-names.ts';
import { quoted } from './knowledge-error.ts';
import type { SkillLevel, Source, Statement } from './model.ts';
import { isNoName, nameKey } from './names.ts';
import type { ProblemList } from './problem-list.ts';
import type { DocumentRecords, ExpectationRecord } from './records.ts';
import type { Heading } from './role-document-line.ts';
import { sayTheSame } from './same-words.ts';
import { findSkillLevel, nameTheSkillLevels } from './skill-level-names.ts';

interface Section {
  readonly name: string;
  readonly source: Source;
  readonly statements: Statement[];
}

interface RoleSection extends Section {
  readonly family: string | undefined;
}

interface SkillSection extends Section {
  level?: SkillLevel | undefined;
}

interface RoleLevelSection extends Section {
  readonly role: string;
  readonly skills: SkillSection[];
}

/** A role document as far as it has been read. The last of each list is the one that is open. */
export interface Sections {
  readonly file: string;
  readonly problems: ProblemList;
  readonly roles: RoleSection[];
  readonly roleLevels: RoleLevelSection[];
  /** Where statements go. */
  open: Section | undefined;
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
export const isInSummary = (sections: Sections): boolean => {
  const { open } = sections;
  return (
    openSkill(sections) === undefined && open?.statements.every(({ form }) => form === 'sentence') === true
  );
};

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
    roles: roles.map(({ statements, ...role }) => ({ ...role, description: statements })),
    roleLevels: roleLevels.map(({ role, name, source, statements, skills }) => {
      return {
        role,
        name,
        source,
        description: statements,
        expectations: eachOnce(skills, name, differences),
      };
    }),
    skills: [],
    differences,
  };
};

function openSkill({ open, roleLevels }: Sections): SkillSection | undefined {
  const skill = roleLevels.at(-1)?.skills.at(-1);
  return skill === open ? skill : undefined;
}

function sourceAt({ file }: Sections, line: number): Source {
  return { file, line };
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
  const role = { name, family: heading.family, source: sourceAt(sections, line), statements: [] };
  sections.roles.push(role);
  sections.open = role;
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
  const isUnnamed = nameKey(text) === 'not in use';
  const name = isUnnamed ? role.name : readName(text, 'role level', line, sections.problems);
  if (name === undefined) return;
  const source = sourceAt(sections, line);
  const roleLevel = { role: role.name, name, source, statements: [], skills: [] };
  sections.roleLevels.push(roleLevel);
  sections.open = roleLevel;
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
  const skill = { name, source: sourceAt(sections, line), statements: [] };
  roleLevel.skills.push(skill);
  sections.open = skill;
}

function setLevel(sections: Sections, text: string, line: number): void {
  const skill = openSkill(sections);
  if (skill === undefined) {
    sections.problems.add(line, 'has a skill level that belongs to no skill; put it below a line "Skill: "');
    return;
  }
  const level = findSkillLevel(text);
  if (level === undefined && !isNoName(text)) {
    sections.problems.add(line, `has the skill level ${quoted(text)}; write ${nameTheSkillLevels}`);
    return;
  }
  if (skill.level !== undefined && skill.level !== level) {
    sections.problems.add(line, `gives ${quoted(skill.name)} a second skill level; delete one of them`);
    return;
  }
  skill.level = level;
}

function eachOnce(
  skills: readonly SkillSection[],
  roleLevel: string,
  differences: string[],
): ExpectationRecord[] {
  const once = new Map<string, ExpectationRecord>();
  for (const { name, level, statements, source } of skills) {
    const known = once.get(nameKey(name));
    if (known === undefined) once.set(nameKey(name), { skill: name, level, statements, source });
    else if (known.level !== level || !sayTheSame(known.statements, statements)) {
      differences.push(
        `${at(source)} asks ${roleLevel} for ${name} otherwise than ${at(known.source)}, which is used.`,
      );
    }
  }
  return [...once.values()];
}
