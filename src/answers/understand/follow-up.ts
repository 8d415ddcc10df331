import type { Lookups } from '../../framework/lookups.ts';
import { type RoleLevel, type SkillLevel, skillLevels } from '../../framework/model.ts';
import type { Mention } from '../../retrieval/link-names.ts';
import type { NamedRoleLevel, Topic } from '../asked.ts';
import { roleLevelAt, seniorityOf } from '../seniority.ts';
import { cues, hasStructuralCue } from './cues.ts';
import { matterIn } from './employment.ts';
import { matterWords } from './own-words.ts';
import { looksForWhoDoes } from './question-forms.ts';
import type { Reading } from './reading.ts';
import { atLevelBeside, eitherSpokenOf, roleSpokenOf, type Spoken } from './spoken-roles.ts';
import type { Subject } from './subjects.ts';

const mostWords = 48;
const mostCarriedWords = 14;
const fewWords = 6;

/** Fills what a message leaves out ("and the senior one?", "what about her skills?") from what was last talked about. */
export function carryOver(reading: Reading, lookups: Lookups): Reading {
  const { topic } = reading;
  if (!topic || reading.families.length > 0) return reading;
  const find = (named: readonly NamedRoleLevel[]) =>
    named.flatMap(({ role, roleLevel }) => lookups.roleLevelNamed(role, roleLevel) ?? []);
  const spoken = { now: find(topic.roleLevels), before: find(topic.before ?? []) };
  return carryKind(carrySkill(carryRole(reading, spoken, topic), topic, lookups), topic);
}

function carryRole(reading: Reading, spoken: Spoken, topic: Topic): Reading {
  const last = [...spoken.before, ...spoken.now].at(-1);
  if (!last) return reading;
  const either = eitherSpokenOf(reading, spoken);
  if (either) return { ...reading, roles: [{ ...carried(last), options: either }] };
  const meant = roleSpokenOf(reading, spoken);
  if (meant) return { ...reading, roles: meant.map(carried) };
  if (reading.roles.length > 0) return joinTopic(reading, spoken, topic);
  if (asksOfCareer.test(reading.asks)) return { ...reading, roles: [carried(last)], skills: [] };
  if (asksOfSkillAlone(reading, topic)) return reading;
  const isOfSkill = topic.kind === 'skill in role' && reading.skills.length > 0;
  const hasCurrent = spoken.now.length > 0 || cues.followUp.test(reading.asks);
  if (!isOfSkill && !(leansOn(reading) && hasCurrent)) return reading;
  return { ...reading, roles: [carried(last)] };
}

const ofSomebody = /\b(she|he|they|her|his|their|that (role|job|person|post))\b/;

const asksOfCareer = /\b(career|promotion|promoted|my (own )?next)\b/;

/** "At expert?", "one up", "who needs it?" of the skill that was talked about, whoever else was. */
function asksOfSkillAlone({ asks, level, question, skills }: Reading, topic: Topic): boolean {
  if (skills.length > 0 && level !== undefined && cues.meaning.test(question) && !ofSomebody.test(question))
    return true;
  const shifts = topic.kind === 'skill' && shiftedLevel(asks, topic.level) !== undefined;
  if (shifts || (topic.skill !== undefined && level !== undefined)) return true;
  return (
    cues.whichRoles.test(asks) &&
    !(cues.next.test(asks) && ofSomebody.test(asks)) &&
    (skills.length > 0 || topic.skill !== undefined)
  );
}

/** "How is that different from an enterprise architect?", "and with a service owner instead?" */
function joinTopic(reading: Reading, { now, before }: Spoken, topic: Topic): Reading {
  const [role] = reading.roles;
  const last = [...before, ...now].at(-1);
  if (!role || !last || reading.roles.length > 1) return reading;
  const alike = now.flatMap(
    (each) => roleLevelAt(role.options[0]?.role ?? each.role, seniorityOf(each)) ?? [],
  );
  const isLadder = topic.kind === 'compare' && now.length > 1 && now[0]?.role === now[1]?.role;
  if (isLadder && alike.length > 1 && alike[0]?.role !== now[0]?.role && asksTheSame.test(reading.asks)) {
    return { ...reading, roles: alike.map(carried), kind: 'compare' };
  }
  const replaces =
    topic.kind === 'compare' && /\b(with|instead|against|vs|versus|swap|took)\b/.test(reading.asks);
  if (replaces && now.length > 1) {
    const text = reading.message.text.toLowerCase();
    const kept = now.find(({ name }) => !text.includes(name.toLowerCase())) ?? last;
    return { ...reading, roles: [carried(kept), role], kind: 'compare' };
  }
  const compares = cues.compare.test(reading.asks) && !/\bSENIORITY\b/.test(reading.asks);
  return compares ? { ...reading, roles: [carried(last), role] } : reading;
}

/** "And for technical architects?" of two levels that were compared. */
const asksTheSame = /^((and|so|ok|now|then) )*(the )?(same|what about|how about|and|for|is it the same)\b/;

/** Short, and said with a pronoun, as a continuation, or as a bare word of asking ("skills?"). */
function leansOn(reading: Reading): boolean {
  const { asks, askedAt, message } = reading;
  if (message.words.length > mostWords) return false;
  // "Which role writes test code?" looks for another one.
  if (looksForWhoDoes(asks) && !cues.followUp.test(asks) && matterWords(reading).length > 1) return false;
  const isNamed = (at: number) => message.mentions.some(({ from, to }) => at > from && at < to);
  const length = askedAt.filter((at) => !isNamed(at)).length;
  if (length <= fewWords || cues.followUp.test(asks)) return true;
  const startsOn = message.sentences.some((sentence) => cues.carriesOn.test(sentence.shape));
  return length <= mostCarriedWords && (hasStructuralCue(asks) || startsOn);
}

function carrySkill(reading: Reading, topic: Topic, lookups: Lookups): Reading {
  if (!leansOn(reading)) return reading;
  if (reading.skills.length > 0)
    return { ...reading, level: reading.level ?? levelSaidAgain(reading, topic) };
  const skill = topic.skill ? lookups.skillNamed(topic.skill) : undefined;
  const shifted = shiftedLevel(reading.asks, topic.level);
  const leaves =
    topic.kind === 'skill in role'
      ? asksOther(reading) && !(shifted && !namesRole(reading))
      : leavesSkill(reading);
  if (!skill || leaves) return reading;
  const mention: Mention = { ...nowhere, readings: [{ type: 'skill', skill }] };
  const level = reading.level ?? shifted ?? levelSaidAgain(reading, topic);
  return { ...reading, skills: [{ mention, options: [skill] }], level };
}

function namesRole({ roles }: Reading): boolean {
  return roles.some(({ mention }) => mention.from >= 0);
}

function asksOther({ asks: said }: Reading): boolean {
  // "Is that more than a senior needs?", "expert in that skill" stay with the skill.
  const asks = said.replace(
    /\b(that|this|the|it) (same )?skill\b|\b(more|less|higher|lower|same) (than|as)\b/g,
    ' ',
  );
  return !cues.whichRoles.test(asks) && [cues.compare, cues.next, cues.skills].some((cue) => cue.test(asks));
}

const anyLevel =
  /\b(any|every|all|whatever|whichever) (the )?levels?\b|\blevel (doesn't|does not|don't) matter\b/;

/** "Who needs it at that level?"; of a level that was just explained also "who needs it?" */
function levelSaidAgain({ asks, message, skills }: Reading, { kind, level }: Topic): SkillLevel | undefined {
  if (/\b(that|this|the same|same) (level|lvl)\b/.test(asks)) return level;
  const isOfLevel =
    skills.length === 0 && kind === 'skill' && cues.whichRoles.test(asks) && /\b(that|it|this)\b/.test(asks);
  const isOfAny = message.sentences.some(({ shape }) => anyLevel.test(shape));
  return isOfLevel && !isOfAny ? level : undefined;
}

/** A role is named, and not to ask how much of the skill it needs. */
function leavesSkill({ roles, asks }: Reading): boolean {
  return roles.length > 0 && !(cues.level.test(asks) && /\b(it|that|this|the same)\b/.test(asks));
}

/** "One up", "the highest". */
export function shiftedLevel(asks: string, level: SkillLevel | undefined): SkillLevel | undefined {
  if (!level) return undefined;
  if (/\b(highest|topmost|(the|very) top|top (level|one))\b/.test(asks)) return skillLevels.at(-1);
  if (/\b(lowest|(the|very) bottom|bottom (level|one))\b/.test(asks)) return skillLevels[0];
  const at = skillLevels.indexOf(level);
  if (
    /\b(level|one|step|notch) (higher|up|above)\b|\b(next|higher) (level|one)\b|\b(step|bump|turn|take) (it |that )?up\b/.test(
      asks,
    )
  ) {
    return skillLevels[at + 1];
  }
  return /\b(level|one|step|notch) (lower|down|below)\b|\b(previous|lower) (level|one)\b/.test(asks)
    ? skillLevels[at - 1]
    : undefined;
}

const kindsOfSkill: ReadonlySet<Topic['kind']> = new Set(['skill', 'skill in role', 'which roles']);

/** "And the senior one?" asks of the senior one what was asked before. */
function carryKind(reading: Reading, topic: Topic): Reading {
  if (reading.kind || reading.message.words.length > mostCarriedWords) return reading;
  const asks = reading.asks
    .replace(/\b(SENIORITY|LEVEL) (levels?|lvl)\b/g, '$1')
    .replace(/\b(the )?same (levels?|lvl)\b/g, ' ')
    .replace(atLevelBeside, ' ');
  const describes = /\b(do|does|doing|describe|tell me|what is|who is|explain|get up to)\b/.test(asks);
  if (hasStructuralCue(asks) || (describes && topic.kind !== 'describe')) return reading;
  if (reading.roles.length + reading.skills.length === 0 || matterIn(asks)) return reading;
  const ofSkill = reading.skills.length > 0 && reading.roles.length === 0;
  const fits = reading.skills.length > 0 ? kindsOfSkill.has(topic.kind) : topic.kind !== 'skill';
  if (!fits) return reading;
  if (ofSkill && topic.kind === 'skill in role') return { ...reading, kind: 'skill' };
  return { ...reading, kind: topic.kind, level: reading.level ?? (ofSkill ? topic.level : undefined) };
}

const nowhere = { from: -1, to: -1, score: 1, isComplete: true, isCorrected: false } as const;

function carried(roleLevel: RoleLevel): Subject<RoleLevel> {
  return { mention: { ...nowhere, readings: [{ type: 'roleLevel', roleLevel }] }, options: [roleLevel] };
}
