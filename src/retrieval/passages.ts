import { createLookups, type Holder } from '../framework/lookups.ts';
import type { Framework, Role, RoleLevel, Skill, SkillLevel, Statement } from '../framework/model.ts';
import { skillLevels } from '../framework/model.ts';

/** A part of the documents that says one thing: what a role is, what a role level does, what a skill asks. */
export type Section =
  | { readonly type: 'role'; readonly role: Role; readonly statements: readonly Statement[] }
  | { readonly type: 'roleLevel'; readonly roleLevel: RoleLevel; readonly statements: readonly Statement[] }
  | {
      readonly type: 'skill';
      readonly skill: Skill;
      readonly statements: readonly Statement[];
      readonly holders: readonly Holder[];
    }
  | ExpectedSection;

/** The words of a skill at a level, and every role level that asks for them. */
interface ExpectedSection {
  readonly type: 'expectation';
  readonly skill: Skill;
  readonly level: SkillLevel | undefined;
  readonly statements: readonly Statement[];
  readonly holders: Holder[];
}

/** The same words, once, with every section that says them. */
export interface Passage {
  readonly words: string;
  readonly sections: { readonly section: Section; readonly statement: Statement }[];
}

/** The role that a section describes; a skill is no role's alone. */
export function roleOf(section: Section): Role | undefined {
  if (section.type === 'role') return section.role;
  return section.type === 'roleLevel' ? section.roleLevel.role : undefined;
}

/** All passages of the framework. Words that stand in many places make one passage. */
export function collectPassages(framework: Framework): Passage[] {
  const passages = new Map<string, Passage>();
  const add = (words: string, section: Section, statement: Statement) => {
    const known = passages.get(words);
    if (known) known.sections.push({ section, statement });
    else passages.set(words, { words, sections: [{ section, statement }] });
  };
  for (const section of collectSections(framework)) {
    for (const statement of section.statements) {
      if (statement.form !== 'lead-in') add(statement.words, section, statement);
    }
  }
  return [...passages.values()];
}

function* collectSections(framework: Framework): Generator<Section> {
  for (const role of framework.roles) yield { type: 'role', role, statements: role.description };
  for (const roleLevel of framework.roleLevels) {
    yield { type: 'roleLevel', roleLevel, statements: roleLevel.description };
  }
  yield* collectExpectedSections(framework);
  const { holdersOf } = createLookups(framework);
  for (const skill of framework.skills) {
    yield { type: 'skill', skill, statements: skill.description, holders: holdersOf(skill) };
  }
}

function collectExpectedSections(framework: Framework): Iterable<ExpectedSection> {
  const sections = new Map<readonly Statement[], Map<Skill, ExpectedSection>>();
  const open = (skill: Skill, level: SkillLevel | undefined, statements: readonly Statement[]) => {
    const bySkill = sections.get(statements) ?? new Map<Skill, ExpectedSection>();
    sections.set(statements, bySkill);
    const section = bySkill.get(skill) ?? {
      type: 'expectation' as const,
      skill,
      level,
      statements,
      holders: [],
    };
    bySkill.set(skill, section);
    return section;
  };
  for (const roleLevel of framework.roleLevels) {
    for (const expectation of roleLevel.expectations) {
      const section = open(expectation.skill, expectation.level, expectation.statements);
      section.holders.push({ roleLevel, expectation });
    }
  }
  for (const skill of framework.skills) {
    for (const level of skillLevels) {
      const statements = skill.levels[level];
      if (statements) open(skill, level, statements);
    }
  }
  return [...sections.values()].flatMap((bySkill) => [...bySkill.values()]);
}
