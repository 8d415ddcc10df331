import { at } from './knowledge-error.ts';
import { type Skill, type Source, type Statement, skillLevels } from './model.ts';
import { nameKey } from './names.ts';
import type { DocumentRecords, SkillRecord } from './records.ts';
import { sayTheSame } from './statements.ts';

/** The framework's skills, by each of their names. */
export interface SkillBook {
  find(name: string): Skill | undefined;
  /** A skill that only a role document names has neither description nor levels. */
  findOrAdd(name: string, source: Source): Skill;
  addName(skill: Skill, name: string): void;
  all(): readonly Skill[];
}

interface OpenSkill extends Skill {
  readonly alsoCalled: string[];
}

/** Skills as the skill descriptions say; what those leave out is taken from the role content. */
export const createSkillBook = (documents: readonly DocumentRecords[], differences: string[]): SkillBook => {
  const skills: OpenSkill[] = [];
  const byName = new Map<string, OpenSkill>();
  const add = (skill: OpenSkill): OpenSkill => {
    skills.push(skill);
    byName.set(nameKey(skill.name), skill);
    return skill;
  };
  for (const record of mergeSkills(documents, differences)) add({ ...record, alsoCalled: [] });
  return {
    find: (name) => byName.get(nameKey(name)),
    findOrAdd: (name, source) =>
      byName.get(nameKey(name)) ?? add({ name, alsoCalled: [], description: [], levels: {}, source }),
    addName: (skill, name) => {
      const known = byName.get(nameKey(skill.name));
      if (known === undefined || byName.has(nameKey(name))) return;
      known.alsoCalled.push(name);
      byName.set(nameKey(name), known);
    },
    all: () => skills,
  };
};

function mergeSkills(documents: readonly DocumentRecords[], differences: string[]): Iterable<SkillRecord> {
  const merged = new Map<string, SkillRecord>();
  for (const record of skillsFrom('skill descriptions', documents)) addTo(merged, record, true, differences);
  const described = new Set(merged.keys());
  for (const record of skillsFrom('role content', documents)) {
    addTo(merged, record, !described.has(nameKey(record.name)), differences);
  }
  return merged.values();
}

function skillsFrom(
  origin: DocumentRecords['origin'],
  documents: readonly DocumentRecords[],
): readonly SkillRecord[] {
  return documents.filter((document) => document.origin === origin).flatMap(({ skills }) => skills);
}

function addTo(
  merged: Map<string, SkillRecord>,
  record: SkillRecord,
  takeLevels: boolean,
  differences: string[],
): void {
  const known = merged.get(nameKey(record.name));
  if (known === undefined) {
    merged.set(nameKey(record.name), record);
    return;
  }
  noteOtherWords(known.name, known.description, record.description, differences);
  for (const level of skillLevels) {
    noteOtherWords(`${known.name} at ${level}`, known.levels[level], record.levels[level], differences);
  }
  merged.set(nameKey(record.name), {
    ...known,
    description: known.description.length > 0 ? known.description : record.description,
    levels: takeLevels ? { ...record.levels, ...known.levels } : known.levels,
  });
}

function noteOtherWords(
  what: string,
  used: readonly Statement[] | undefined,
  other: readonly Statement[] | undefined,
  differences: string[],
): void {
  const first = used?.[0];
  const otherFirst = other?.[0];
  if (!used || !other || !first || !otherFirst || sayTheSame(used, other)) return;
  differences.push(
    `${at(otherFirst.source)} describes ${what} in other words than ${at(first.source)}, which is used.`,
  );
}
