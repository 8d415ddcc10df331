import { at } from './at.ts';
import { type Expectation, type Skill, type SkillLevel, type Statement, skillLevels } from './model.ts';
import type { ExpectationRecord, RoleLevelRecord } from './records.ts';
import { differ, haveSameBullets } from './same-words.ts';
import type { SkillBook } from './skill-book.ts';

interface Merging {
  readonly skills: SkillBook;
  readonly differences: string[];
}

/** Each skill once: first those of the role document, then those that only the role content has. */
export const mergeExpectations = (
  document: RoleLevelRecord | undefined,
  content: RoleLevelRecord | undefined,
  { skills, differences }: Merging,
): readonly Expectation[] => {
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
};

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
