import { type SkillLevel, skillLevels } from '../../framework/model.ts';
import { editsBetween } from '../../retrieval/spelling.ts';
import type { Word } from '../../retrieval/words.ts';

// Words of their own that are one slip away from a skill level.
const otherWords = /^(export|expect|except|expects|exert|wording|walking|waking|worrying)$/;
const beforeLevel =
  /^(at|level|does|is|mean|being|least|only|rated|as|a|the|of|lvl|put|me|myself|yourself|himself|herself|him|her|them)$/;
const afterLevel = /^(level|levels|lvl|mean|means|or|for|in)$/;
const levelNoun = /^(level|levels|lvl)$/;
const notALevel =
  /^(towards?|on|hours?|from|on|with|pattern|week|days?|time|as|at|for|in|together|there|here)$/;
const beingAtWork =
  /^(i'm|i've|been|be|am|are|was|were|start|started|keep|who|people|someone|we're|they're|still)$/;

/** The skill level that a word of a question means; "working" only where it is not what somebody does all day. */
export function skillLevelAt(words: readonly Word[], at: number): SkillLevel | undefined {
  const form = words[at]?.form ?? '';
  const before = words[at - 1]?.form ?? '';
  const after = words[at + 1]?.form ?? '';
  const exact = skillLevels.find((level) => form === level || form === `${level}s`);
  if (!exact) return misspelt(form, beforeLevel.test(before) || afterLevel.test(after));
  if (exact !== 'working' || levelNoun.test(after)) return exact;
  if (beingAtWork.test(before)) return undefined;
  return beforeLevel.test(before) || afterLevel.test(after) || !notALevel.test(after) ? exact : undefined;
}

/** Short words have close neighbours, so they count as misspelt only where a level is spoken of. */
function misspelt(form: string, isSpokenOf: boolean): SkillLevel | undefined {
  if (form.length < 5 || otherWords.test(form)) return undefined;
  return skillLevels.find((level) => {
    const edits = editsBetween(form, level);
    return level.length > 7 ? edits <= 2 : edits === 1 && (isSpokenOf || level === 'working');
  });
}
