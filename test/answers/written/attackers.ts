import type { GivenPassage } from './passages-in-prompt.ts';
import {
  isBullet,
  type Lie,
  mark,
  type Plain,
  pick,
  type Random,
  saysAlike,
  subjectOf,
  textOf,
} from './saying.ts';

/** Says so with both passages, which is where a check may mix them up. */
const both = (one: GivenPassage, other: GivenPassage): string => `${mark(one)}${mark(other)}`;

function otherRoleLevel({ passage, says }: Plain, all: readonly GivenPassage[], random: Random) {
  const isOther = (one: GivenPassage) => one.name !== passage.name && one.skill === passage.skill;
  return pick(
    all.filter((one) => isOther(one) && !saysAlike(one, says)),
    random,
  );
}

const restriction = / (under|with) ((some|limited|close) )?(supervision|guidance|direction|support)\b/;
const turning = ['just', 'once', 'some', 'own', 'other', 'then', 'only', 'never'];
const signs = ['❌ ', '🚫 ', '≠ ', '¬', '~', '\u202e'];
const around = ['below', 'under', 'until', 'before', 'above', 'up to'];

const participle = (verb: string): string =>
  verb.endsWith('e') ? `${verb}d` : verb.endsWith('y') ? `${verb.slice(0, -1)}ied` : `${verb}ed`;

/** Ways to lie that once got through, or were tried. */
export const attackers: Readonly<Record<string, Lie>> = {
  'a duty said of two': (plain, all, random) => {
    const other = otherRoleLevel(plain, all, random);
    const { passage, says } = plain;
    return other && `${passage.name} and ${other.name} will ${says}. ${both(passage, other)}`;
  },
  "another role level's duty": (plain, all, random) => {
    const other = otherRoleLevel(plain, all, random);
    return other && `${other.name} will ${plain.says}. ${both(plain.passage, other)}`;
  },
  'a relation of its own': (plain, all, random) => {
    const other = otherRoleLevel(plain, all, random);
    const { passage, says } = plain;
    return other && `Under ${other.name}, ${passage.name} will ${says}. ${both(passage, other)}`;
  },
  'one role level is the other': (plain, all, random) => {
    const other = otherRoleLevel(plain, all, random);
    return other && `${plain.passage.name} is ${other.name}. ${both(plain.passage, other)}`;
  },
  "another role level's level": (plain, all, random) => {
    const { name, skill, level } = plain.passage;
    const other = pick(
      all.filter((one) => skill && one.skill === skill && one.name !== name && one.level !== level),
      random,
    );
    return other && `${name} needs ${skill} at ${other.level} level. ${both(plain.passage, other)}`;
  },
  'around a level': ({ passage }, _all, random) =>
    passage.skill &&
    passage.level &&
    `${passage.name} needs ${passage.skill} ${pick(around, random)} ${passage.level} level. ${mark(passage)}`,
  'a skill needs a skill': ({ passage }, all, random) => {
    const other = pick(
      all.filter(({ skill }) => skill && passage.skill && skill !== passage.skill),
      random,
    );
    return other && `${passage.skill} requires ${other.skill}. ${both(passage, other)}`;
  },
  "another skill's duty": ({ passage, says }, all, random) => {
    const other = pick(
      all.filter((one) => one.skill && one.skill !== passage.skill && !saysAlike(one, says)),
      random,
    );
    return other && `For ${other.skill}, ${other.name} can ${says}. ${both(passage, other)}`;
  },
  'a count of something else': ({ passage }) => {
    const count = passage.lines.join(' ').match(/\b(\w+) skills,/)?.[1];
    return count && `${passage.name} needs ${count.toLowerCase()} role levels. ${mark(passage)}`;
  },
  'cut before its noun': ({ passage, says }) => {
    const words = says.split(' ');
    const [last = '', before = ''] = words.toReversed();
    const isPhrase = [last, before].every(
      (word) => /^[a-z]{5,}$/.test(word) && !/ly$|^(where|within|other|their)/.test(word),
    );
    const kept = words.slice(0, -1).join(' ');
    const isLeft = passage.lines.some((line) => line !== says && line.includes(kept));
    return isPhrase && !isLeft ? `${subjectOf(passage)} ${kept}. ${mark(passage)}` : undefined;
  },
  'a restriction left out': ({ passage, says }) =>
    restriction.test(says)
      ? `${subjectOf(passage)} ${says.replace(restriction, '')}. ${mark(passage)}`
      : undefined,
  'done to it': ({ passage, says }) => {
    const [verb = '', ...rest] = says.split(' ');
    return `${passage.name} is ${participle(verb)} ${rest.join(' ')}. ${mark(passage)}`;
  },
  'a small word that turns it': ({ passage, says }, _all, random) => {
    const word = pick(turning, random) ?? '';
    const [first, ...rest] = says.split(' ');
    const isSaid = new RegExp(`\\b${word}\\b`).test(textOf(passage));
    return isSaid ? undefined : `${subjectOf(passage)} ${first} ${word} ${rest.join(' ')}. ${mark(passage)}`;
  },
  'a sign': ({ passage, says }, _all, random) =>
    `${pick(signs, random)}${subjectOf(passage)} ${says}. ${mark(passage)}`,
  'what cannot be seen': ({ passage, says }) =>
    `${subjectOf(passage)} ${says.slice(0, 2)}\u200b${says.slice(2)}. ${mark(passage)}`,
  'a question': ({ passage, says }) => `Will ${passage.name} ${says}? ${mark(passage)}`,
  'quotation marks of another kind': ({ passage, says }) => {
    const words = says.split(' ');
    return words.length < 6
      ? undefined
      : `${subjectOf(passage)} ‘${[words[0], ...words.slice(2)].join(' ')}’. ${mark(passage)}`;
  },
  'the first person': ({ passage, says }) => `We ${says}. ${mark(passage)}`,
  'two duties joined': ({ passage, says }, _all, random) => {
    const other = pick(
      passage.lines.filter((line) => isBullet(line) && line !== says),
      random,
    );
    return (
      other && `${subjectOf(passage)} ${says}, until they ${other.replace(/[.;,]$/, '')}. ${mark(passage)}`
    );
  },
};
