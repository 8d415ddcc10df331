import type { Lookups } from '../../framework/lookups.ts';
import type { RoleLevel } from '../../framework/model.ts';
import type { NamedRoleLevel, Topic } from '../asked.ts';
import { roleLevelAt, seniorityOf } from '../seniority.ts';
import { carrySkill, shiftedLevel } from './carry-skill.ts';
import { cues, hasStructuralCue } from './cues.ts';
import { matterIn } from './employment.ts';
import { leansOn, mostCarriedWords, nowhere } from './leans-on.ts';
import type { Reading } from './reading.ts';
import { atLevelBeside, eitherSpokenOf, roleSpokenOf, type Spoken } from './spoken-roles.ts';
import type { Subject } from './subjects.ts';

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

function carried(roleLevel: RoleLevel): Subject<RoleLevel> {
  return { mention: { ...nowhere, readings: [{ type: 'roleLevel', roleLevel }] }, options: [roleLevel] };
}
