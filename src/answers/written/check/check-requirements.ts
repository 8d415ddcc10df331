import type { Word } from '../../../retrieval/words.ts';
import { meantOf } from './is-about.ts';
import { type Checked, type Indexed, keysOfSaid, type SupportLine } from './lines.ts';
import type { Subjects } from './read-parts.ts';
import { type Requirement, readRequirements } from './read-requirements.ts';
import { isLevelWord } from './words-of-claims.ts';

/** What the sentence before spoke of, each as its keys: "they" and "it" of the next one. */
export interface Before {
  readonly roles: Subjects;
  readonly skills: Subjects;
}

/** Whether each skill and level that is said to be asked for is asked for in a cited passage, of each who is named. */
export function areRequirementsRight(
  { claims, cited, grounds }: Checked,
  requirements: readonly Requirement[],
  before: Before,
): boolean {
  if (claims.words.some((_, at) => isMoreThanLevel(claims.words, at))) return false;
  const speaksOfIt = /\b(it|this skill|that skill)\b/.test(claims.words.map(({ form }) => form).join(' '));
  return requirements.every(({ roles, skills, level, isDenied }) => {
    const meant = skills.length === 0 && speaksOfIt ? before.skills : skills;
    const ofEach = roles.length > 0 ? roles : before.roles.length > 0 ? before.roles : [[]];
    return ofEach.every((role) =>
      (meant.length > 0 ? meant : [[]]).every((skill) =>
        isAsked({ cited, grounds }, { role, skill, level, isDenied }),
      ),
    );
  });
}

/** "Above practitioner level": a document asks for a level, and for none beside it. */
function isMoreThanLevel(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]?.form ?? '';
  return (
    isLevelWord(words[at]?.form ?? '') && /^(above|below|beyond|over|under|past|exceeding)$/.test(before)
  );
}

interface One {
  /** Any, where there is none. */
  readonly role: readonly string[];
  readonly skill: readonly string[];
  readonly level: Requirement['level'];
  readonly isDenied: boolean;
}

function isAsked({ cited, grounds }: Pick<Checked, 'cited' | 'grounds'>, one: One): boolean {
  const { role, skill, level, isDenied } = one;
  const meant = meantOf(role);
  const isOf = ({ ground }: Indexed) =>
    meant.length === 0 || ground.cited.role === undefined || sharesOne(keysOfSaid(ground.cited), meant);
  const those = cited.filter(isOf);
  const isInPassage = those.some(
    ({ ground }) =>
      (level === undefined || ground.cited.skillLevel === level) &&
      (skill.length === 0
        ? ground.cited.skillLevel !== undefined
        : sharesOne(keysOfSaid(ground.cited), skill)),
  );
  // What names role levels tells the levels of each, and is in the structure; but for what one does not ask for.
  const told = [...those.flatMap(({ lines }) => lines), ...(meant.length === 0 ? grounds.facts : [])].filter(
    ({ of, keys }) => !of && (isDenied || ![...keys].some((key) => key.startsWith('role'))),
  );
  return (isInPassage && !isDenied) || told.some((line) => tells(line, one));
}

function tells(line: SupportLine, { skill, level, isDenied }: One): boolean {
  return readRequirements(line, []).all.some(
    (said) =>
      said.isDenied === isDenied &&
      (level === undefined || said.level === level) &&
      (skill.length === 0 || said.skills.some((keys) => sharesOne(keys, skill))),
  );
}

function sharesOne(keys: readonly string[], others: readonly string[]): boolean {
  return keys.some((key) => others.includes(key));
}
