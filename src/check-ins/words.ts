import { expectationOf } from '../framework/lookups.ts';
import {
  type RoleLevel,
  type Skill,
  type SkillLevel,
  type Statement,
  skillLevels,
} from '../framework/model.ts';
import type { RatingValue } from './rating.ts';

/** One way to answer for a skill, and the document's words beside it. */
export interface Choice {
  readonly value: RatingValue;
  readonly label: string;
  readonly words: readonly string[];
}

const labels: Readonly<Record<RatingValue, string>> = {
  ...{ 'not-yet': 'Not yet', awareness: 'Awareness', working: 'Working', practitioner: 'Practitioner' },
  ...{ expert: 'Expert', below: 'Below the description', at: 'At the description' },
  ...{ above: 'Above the description', 'does-not-apply': 'Doesn’t apply' },
};

export function labelOf(value: RatingValue): string {
  return labels[value];
}

/** The scale of a skill: its levels where the documents describe them, else against what they ask for. */
export function choicesFor(skill: Skill): readonly Choice[] {
  const described = skillLevels.filter((level) => (skill.levels[level] ?? []).length > 0);
  if (described.length === 0)
    return [toChoice('below'), toChoice('at'), toChoice('above'), toChoice('does-not-apply')];
  return [
    toChoice('not-yet'),
    ...skillLevels.map((level) => toChoice(level, wordsOf(skill.levels[level] ?? []))),
    toChoice('does-not-apply'),
  ];
}

function toChoice(value: RatingValue, words: readonly string[] = []): Choice {
  return { value, label: labels[value], words };
}

function wordsOf(statements: readonly Statement[]): string[] {
  return statements.filter(({ form }) => form !== 'lead-in').map(({ words }) => words);
}

/** What the role level says of the skill: what a skill without levels is rated against. */
export function wordsFor(roleLevel: RoleLevel, skill: Skill): string[] {
  return wordsOf(expectationOf(roleLevel, skill)?.statements ?? skill.description);
}

const ordinals = new Map<string, number>(['not-yet', ...skillLevels].map((level, at) => [level, at]));

/** Levels in their order, from 0 (not yet) to 4 (expert); undefined for an answer that is no level. */
export function ordinalOf(value: RatingValue | SkillLevel): number | undefined {
  return ordinals.get(value);
}

export function expectedLevel(roleLevel: RoleLevel, skill: Skill): SkillLevel | undefined {
  return expectationOf(roleLevel, skill)?.level;
}
