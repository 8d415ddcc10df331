import type { Lookups } from '../../framework/lookups.ts';
import { type SkillLevel, skillLevels } from '../../framework/model.ts';
import type { Mention } from '../../retrieval/link-names.ts';
import type { Topic } from '../asked.ts';
import { cues } from './cues.ts';
import { leansOn, nowhere } from './leans-on.ts';
import type { Reading } from './reading.ts';

/** "Who needs it?", "one level up": the skill that was talked about, and at which level. */
export function carrySkill(reading: Reading, topic: Topic, lookups: Lookups): Reading {
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
