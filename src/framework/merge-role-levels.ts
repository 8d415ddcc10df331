import { at } from './knowledge-error.ts';
import {
  type Expectation,
  type Skill,
  type SkillLevel,
  type Source,
  type Statement,
  skillLevels,
} from './model.ts';
import type { ExpectationRecord, RoleLevelRecord } from './records.ts';
import type { SkillBook } from './skill-book.ts';
import { differ, haveSameBullets } from './statements.ts';

/** What the role document and the role content say about one role level: one of them, or both. */
export type RoleLevelOrigins =
  | { readonly content: RoleLevelRecord; readonly document: RoleLevelRecord | undefined }
  | { readonly content: undefined; readonly document: RoleLevelRecord };

/** One role level, from one document or from two, before it has its place on the ladder. */
export interface MergedRoleLevel {
  readonly name: string;
  readonly description: readonly Statement[];
  readonly expectations: readonly Expectation[];
  readonly source: Source;
}

/**
 * Gives a skill the further name that a role document has for it, where its bullets are word for word those of exactly
 * one skill that the role content asks of the same role level.
 */
export const findOtherNames = (
  { document, content }: RoleLevelOrigins,
  skills: SkillBook,
  differences: string[],
): void => {
  if (document === undefined || content === undefined) return;
  const named = new Set(document.expectations.map(({ skill }) => skills.find(skill)));
  for (const { skill, statements, source } of document.expectations) {
    if (skills.find(skill) !== undefined) continue;
    const same = content.expectations.filter((expectation) =>
      haveSameBullets(expectation.statements, statements),
    );
    const [only] = same;
    const meant = only && skills.find(only.skill);
    if (only === undefined || meant === undefined || same.length > 1 || named.has(meant)) continue;
    skills.addName(meant, skill);
    differences.push(
      `${at(source)} calls the skill ${skill} what ${at(only.source)} calls ${meant.name}; the words are the same.`,
    );
  }
};

/** The role document's words win; skill levels and what the document leaves out come from the role content. */
export const mergeRoleLevel = (
  origins: RoleLevelOrigins,
  skills: SkillBook,
  differences: string[],
): MergedRoleLevel => {
  const { document, content } = origins;
  const named = origins.content ?? origins.document;
  const first = document ?? named;
  if (document !== undefined && content !== undefined && differ(document.description, content.description)) {
    differences.push(
      `${at(document.source)} describes ${content.name} in other words than ${at(content.source)}; the role document is used.`,
    );
  }
  return {
    name: named.name,
    description: first.description.length > 0 ? first.description : named.description,
    expectations: mergeExpectations(origins, skills, differences),
    source: first.source,
  };
};

/** Each skill once: first those of the role document, then those that only the role content has. */
function mergeExpectations(
  { document, content }: RoleLevelOrigins,
  skills: SkillBook,
  differences: string[],
): readonly Expectation[] {
  const inContent = bySkill(content?.expectations ?? [], skills);
  const merged = new Map<Skill, Expectation>();
  for (const record of document?.expectations ?? []) {
    const skill = skills.findOrAdd(record.skill, record.source);
    const known = merged.get(skill);
    if (known === undefined) {
      const counterpart = inContent.get(skill);
      if (content !== undefined) noteDifferences(record, counterpart, content, differences);
      merged.set(skill, joinExpectation(skill, record, counterpart));
    } else {
      differences.push(`${at(record.source)} asks for ${skill.name} again; ${at(known.source)} is used.`);
    }
  }
  for (const [skill, { level, statements, source }] of inContent) {
    if (merged.has(skill)) continue;
    merged.set(skill, { skill, level, statements, source });
    if (document === undefined) continue;
    differences.push(
      `${at(source)} asks ${document.name} for ${skill.name}, which ${at(document.source)} does not list; it is kept.`,
    );
  }
  return [...merged.values()];
}

/** The level of which all bullets are the same, word for word; undefined if none or several are. */
function findLevelByWords(skill: Skill, statements: readonly Statement[]): SkillLevel | undefined {
  const same = skillLevels.filter((level) => haveSameBullets(skill.levels[level] ?? [], statements));
  return same.length === 1 ? same[0] : undefined;
}

function bySkill(records: readonly ExpectationRecord[], skills: SkillBook): Map<Skill, ExpectationRecord> {
  const first = new Map<Skill, ExpectationRecord>();
  for (const record of records) {
    const skill = skills.findOrAdd(record.skill, record.source);
    if (!first.has(skill)) first.set(skill, record);
  }
  return first;
}

function joinExpectation(
  skill: Skill,
  record: ExpectationRecord,
  counterpart: ExpectationRecord | undefined,
): Expectation {
  const statements = record.statements.length > 0 ? record.statements : (counterpart?.statements ?? []);
  const level = record.level ?? counterpart?.level ?? findLevelByWords(skill, statements);
  return { skill, level, statements, source: record.source };
}

function noteDifferences(
  record: ExpectationRecord,
  counterpart: ExpectationRecord | undefined,
  content: RoleLevelRecord,
  differences: string[],
): void {
  if (counterpart === undefined) {
    differences.push(
      `${at(record.source)} asks ${content.name} for ${record.skill}, which ${at(content.source)} does not list.`,
    );
    return;
  }
  const places = `${at(record.source)} and ${at(counterpart.source)}`;
  if (record.level !== undefined && counterpart.level !== undefined && record.level !== counterpart.level) {
    differences.push(
      `${places} ask ${content.name} for ${counterpart.skill} at ${record.level} and at ${counterpart.level}; the role document is used.`,
    );
  }
  if (haveSameBullets(record.statements, counterpart.statements)) return;
  if (differ(record.statements, counterpart.statements)) {
    differences.push(
      `${places} say different things about ${counterpart.skill} for ${content.name}; the role document is used.`,
    );
  }
}
