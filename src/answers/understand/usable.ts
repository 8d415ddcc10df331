import type { RoleLevel, Skill } from '../../framework/model.ts';
import type { Mention } from '../../retrieval/link-names.ts';
import { wordsOf } from '../../retrieval/words.ts';
import { cues } from './cues.ts';
import { ownWords } from './own-words.ts';
import { asksWho, looksForWhoDoes } from './question-forms.ts';
import type { Reading } from './reading.ts';
import type { Subject } from './subjects.ts';

// "Plan" is not the skill Planning.
const leastWordScore = 0.9;
const leastWhole = 0.8;
const leastPart = 0.5;

/** The reading without names that are there by accident: words of a duty, everyday words, names by halves. */
export function withUsableNames(reading: Reading): Reading {
  return { ...reading, roles: usableRoles(reading), skills: usableSkills(reading) };
}

/** "The QA test analyst, the quality assurance one": words of the role are no skill by halves. */
function isOfRole(mention: Mention, { message, roles }: Reading): boolean {
  if (mention.isComplete) return false;
  const said = message.words.slice(mention.from, mention.to).map(({ form }) => form);
  return roles.some(({ options: [only, ...others] }) => {
    const forms = others.length === 0 && only ? wordsOf(only.name).map(({ form }) => form) : [];
    return said.every((form) => forms.includes(form));
  });
}

/** "Data governance, the data architect one": the role only tells which skill is meant. */
function isQualifier({ options: [only] }: Subject<RoleLevel>, { message, skills }: Reading): boolean {
  if (!message.sentences.some(({ shape }) => /\bROLE (one|version|kind|skill)\b/.test(shape))) return false;
  const qualifier = `(${only?.name.toLowerCase()})`;
  return skills.some(({ options }) => options.some(({ name }) => name.toLowerCase().includes(qualifier)));
}

/** Who looks for a person by a duty does not name a role by halves: "who sets user research standards". */
function usableRoles(all: Reading): readonly Subject<RoleLevel>[] {
  const reading = { ...all, roles: all.roles.filter((role) => !isQualifier(role, all)) };
  if (!looksForWhoDoes(reading.asks) || !asksWho(reading.asks)) return reading.roles;
  // A role in a remark beside the question is nobody's subject.
  const isOfRoles = [cues.compare, cues.next, cues.skills, cues.level].some((cue) => cue.test(reading.asks));
  if (!isOfRoles && !/\bROLE\b/.test(reading.asks))
    return reading.roles.filter(({ mention }) => mention.from < 0);
  return reading.roles.filter(({ mention }) => mention.score >= leastWordScore);
}

/** A skill of one everyday word ("planning", "analysis") is meant only where the question speaks of skills. */
function usableSkills(reading: Reading): readonly Subject<Skill>[] {
  const speaksOfSkills =
    reading.level !== undefined ||
    [cues.skills, cues.level, cues.need].some((cue) => cue.test(reading.asks)) ||
    /\b(at|in|on|of|with) SKILL\b/.test(reading.asks);
  const isLong = ({ mention: { from, to, isComplete } }: Subject<Skill>) => isComplete && to - from > 1;
  // "Planning a course for those with strategic thinking" is about the longer one.
  const skills = reading.skills.some(isLong) ? reading.skills.filter(isLong) : reading.skills;
  return skills.filter(
    (skill) =>
      skill.mention.from < 0 ||
      (!isOfRole(skill.mention, reading) && isSkillMeant(skill, reading, speaksOfSkills)),
  );
}

const calledSkill = /\bSKILL skill\b|\bskill (called |named )?SKILL\b|\bas a skill\b/;

function isSkillMeant(
  { mention, written }: Subject<Skill>,
  reading: Reading,
  speaksOfSkills: boolean,
): boolean {
  const looksForWho = looksForWhoDoes(reading.asks);
  const isCalledSkill = calledSkill.test(reading.asks);
  if (looksForWho && !isCalledSkill && !mention.isComplete && ownWords(reading, mention).length > 1)
    return false;
  if (written && reading.level === undefined && !cues.asksForRoles.test(reading.asks)) return false;
  const isWord = mention.to - mention.from === 1;
  const isAll = reading.topic === undefined && ownWords(reading, mention).length === 0 && !looksForWho;
  if (isWord && !isAll && !(speaksOfSkills && isAskedFor(mention, reading))) return false;
  return mention.isComplete ? mention.score > leastWhole : mention.score > leastPart && speaksOfSkills;
}

function isAskedFor({ from, score }: Mention, { asks, askedAt }: Reading): boolean {
  return score >= leastWordScore && (askedAt.includes(from) || cues.level.test(asks));
}
