import type { Lookups } from '../framework/lookups.ts';
import { type RoleLevel, type SkillLevel, skillLevels } from '../framework/model.ts';
import type { Mention } from '../retrieval/link-names.ts';
import type { NamedRoleLevel, Topic } from './asked.ts';
import { nextRoleLevel } from './career.ts';
import { cues } from './cues.ts';
import type { Reading } from './reading.ts';
import { roleLevelAt } from './seniority.ts';
import type { Subject } from './subjects.ts';

const mostCarriedWords = 14;
const structuralCues = [cues.compare, cues.next, cues.skills, cues.whichRoles, cues.level, cues.levelsOfRole];

/** Fills what a message leaves out ("and the senior one?", "what about her skills?") from what was last talked about. */
export function carryOver(reading: Reading, lookups: Lookups): Reading {
  const { topic } = reading;
  if (!topic || reading.families.length > 0) return reading;
  const find = (named: readonly NamedRoleLevel[]) =>
    named.flatMap(({ role, roleLevel }) => lookups.roleLevelNamed(role, roleLevel) ?? []);
  const spoken = { now: find(topic.roleLevels), before: find(topic.before ?? []) };
  return carryKind(carrySkill(carryRole(reading, spoken, topic), topic, lookups), topic);
}

interface Spoken {
  readonly now: readonly RoleLevel[];
  readonly before: readonly RoleLevel[];
}

function carryRole(reading: Reading, spoken: Spoken, topic: Topic): Reading {
  const all = [...spoken.before, ...spoken.now];
  const last = all.at(-1);
  if (!last) return reading;
  if (reading.roles.length > 0) {
    return comparesWithTopic(reading) ? { ...reading, roles: [carried(last), ...reading.roles] } : reading;
  }
  const meant = roleSpokenOf(reading, spoken, all);
  if (meant) return { ...reading, roles: meant.map(carried) };
  const asksWho = cues.whichRoles.test(reading.asks);
  if (asksWho && (reading.skills.length > 0 || topic.skill)) return reading;
  const isOfSkill = topic.kind === 'skill in role' && reading.skills.length > 0;
  const hasCurrent = spoken.now.length > 0 || cues.followUp.test(reading.asks);
  if (!isOfSkill && !(leansOn(reading) && hasCurrent)) return reading;
  return { ...reading, roles: [carried(last)] };
}

/** "The two", "the first one", "the senior one", "at the level above", "back to the designer". */
function roleSpokenOf(
  reading: Reading,
  spoken: Spoken,
  all: readonly RoleLevel[],
): readonly RoleLevel[] | undefined {
  const { asks } = reading;
  const pair = spoken.now.length > 1 ? spoken.now : all.slice(-2);
  if (/\b(the two|both|each other|the pair|these two|those two|either)\b/.test(asks)) return pair;
  if (/\b(first|former|original)\b/.test(asks)) return (spoken.now.length > 1 ? spoken.now : all).slice(0, 1);
  return atOtherSeniority(reading, all) ?? levelAbove(asks, all) ?? namedByNoun(asks, all);
}

function atOtherSeniority({ asks, message }: Reading, all: readonly RoleLevel[]): RoleLevel[] | undefined {
  const last = all.at(-1);
  const seniority = message.seniorities.at(-1)?.seniority;
  const other = last && seniority ? roleLevelAt(last.role, seniority) : undefined;
  if (!last || !other) return undefined;
  return cues.compare.test(asks) && other !== last ? [last, other] : [other];
}

function levelAbove(asks: string, all: readonly RoleLevel[]): RoleLevel[] | undefined {
  const last = all.at(-1);
  const above = last && atLevelAbove.test(asks) ? nextRoleLevel(last) : undefined;
  return above ? [above] : undefined;
}

/** "The designer", of the roles that were talked about. */
function namedByNoun(asks: string, all: readonly RoleLevel[]): RoleLevel[] | undefined {
  const nouns = [...asks.matchAll(/\bthe (\w{5,})\b/g)].map(([, noun]) => noun ?? '');
  const named = all.findLast(({ name }) => nouns.some((noun) => name.toLowerCase().endsWith(noun)));
  return named ? [named] : undefined;
}

const atLevelAbove = /\b(at|for|of|on|about) the (next level|level above|level up|one above|next one)\b/;

/** "How is that different from an enterprise architect?" */
function comparesWithTopic(reading: Reading): boolean {
  return reading.roles.length === 1 && cues.compare.test(reading.asks) && !/\bSENIORITY\b/.test(reading.asks);
}

/** Short, and said with a pronoun, as a continuation, or as a bare word of asking ("skills?"). */
function leansOn(reading: Reading): boolean {
  const { asks, message } = reading;
  if (message.words.length > mostCarriedWords * 2) return false;
  const isShort = message.words.length <= mostCarriedWords;
  const hasCue = structuralCues.some((cue) => cue.test(asks));
  const startsOn = message.sentences.some((sentence) => cues.carriesOn.test(sentence.shape));
  return cues.followUp.test(asks) || (isShort && (hasCue || startsOn));
}

function carrySkill(reading: Reading, topic: Topic, lookups: Lookups): Reading {
  const skill = topic.skill ? lookups.skillNamed(topic.skill) : undefined;
  if (!skill || reading.skills.length > 0 || !leansOn(reading)) return reading;
  const asksOther = [cues.compare, cues.next, cues.skills].some((cue) => cue.test(reading.asks));
  if (topic.kind === 'skill in role' && asksOther) return reading;
  if (topic.kind !== 'skill in role' && reading.roles.length > 0) return reading;
  const isSameLevel = /\b(that|this|the same|same) (level|lvl)\b/.test(reading.asks);
  const level =
    reading.level ?? shiftedLevel(reading.asks, topic.level) ?? (isSameLevel ? topic.level : undefined);
  const mention: Mention = { ...nowhere, readings: [{ type: 'skill', skill }] };
  return { ...reading, skills: [{ mention, options: [skill] }], level };
}

function shiftedLevel(asks: string, level: SkillLevel | undefined): SkillLevel | undefined {
  if (!level) return undefined;
  const at = skillLevels.indexOf(level);
  if (/\b(level|one|step) (higher|up|above)\b|\b(next|higher) (level|one)\b/.test(asks))
    return skillLevels[at + 1];
  return /\b(level|one|step) (lower|down|below)\b|\b(previous|lower) (level|one)\b/.test(asks)
    ? skillLevels[at - 1]
    : undefined;
}

/** "And the senior one?" asks of the senior one what was asked before. */
function carryKind(reading: Reading, topic: Topic): Reading {
  if (reading.message.words.length > mostCarriedWords) return reading;
  const hasCue = structuralCues.some((cue) => cue.test(reading.asks)) && !atLevelAbove.test(reading.asks);
  const describes = /\b(do|does|doing|describe|tell me|what is|who is|explain)\b/.test(reading.asks);
  if (hasCue || (describes && topic.kind !== 'describe')) return reading;
  if (reading.roles.length + reading.skills.length === 0) return reading;
  const level =
    reading.level ?? (reading.skills.length > 0 && reading.roles.length === 0 ? topic.level : undefined);
  return { ...reading, kind: topic.kind, level };
}

const nowhere = { from: -1, to: -1, score: 1, isComplete: true, isCorrected: false } as const;

function carried(roleLevel: RoleLevel): Subject<RoleLevel> {
  return { mention: { ...nowhere, readings: [{ type: 'roleLevel', roleLevel }] }, options: [roleLevel] };
}
