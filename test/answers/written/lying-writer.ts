import { attackers } from './attackers.ts';
import { passagesIn } from './passages-in-prompt.ts';
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

/** A sentence that the fake model writes. */
export interface FakeSentence {
  /** With its citation marks. */
  readonly text: string;
  /** How it lies; undefined where it says what its passage says. */
  readonly lie: string | undefined;
}

/** The same sequence for the same seed. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const tell = ({ passage, says }: Plain): string => `${subjectOf(passage)} ${says}`;
const levels = ['awareness', 'working', 'practitioner', 'expert'];

const lies: Readonly<Record<string, Lie>> = {
  'no citation': (plain) => `${tell(plain)}.`,
  'a citation that was not given': (plain) => `${tell(plain)}. [97]`,
  'another passage': (plain, all, random) => {
    const key = plain.says.toLowerCase().replace(/[.]$/, '');
    const other = pick(
      all.filter((one) => one !== plain.passage && !saysAlike(one, key)),
      random,
    );
    return other && `${tell(plain)}. ${mark(other)}`;
  },
  'a wrong level': ({ passage }, _all, random) => {
    if (!passage.level || !passage.skill) return undefined;
    const other = pick(
      levels.filter((level) => level !== passage.level),
      random,
    );
    return `${passage.name} needs ${passage.skill} at ${other} level. ${mark(passage)}`;
  },
  'a level of another skill': ({ passage }, all, random) => {
    const isOfSkill = (level: string) =>
      all.some((one) => one.skill === passage.skill && one.level === level);
    const other = pick(
      all.filter((one) => one.skill && one.level && !isOfSkill(one.level)),
      random,
    );
    return passage.level && passage.skill && other
      ? `${passage.skill} is needed at ${other.level} level. ${mark(passage)}${mark(other)}`
      : undefined;
  },
  'an invented role': ({ passage, says }) => `Chief happiness officer will ${says}. ${mark(passage)}`,
  'another role': ({ passage, says }, all) =>
    all.some((one) => /data ethic/i.test(textOf(one)))
      ? undefined
      : `A data ethicist will ${says}. ${mark(passage)}`,
  'a rank before the name': (plain) =>
    /^(senior|lead|principal|head|chief|junior)/i.test(plain.passage.name) || plain.passage.skill
      ? undefined
      : `Associate principal ${tell(plain)}. ${mark(plain.passage)}`,
  'a denial': ({ passage, says }) => `${passage.name} will not ${says}. ${mark(passage)}`,
  'an exclusion': ({ passage, says }) => `${passage.name} will only ${says}. ${mark(passage)}`,
  'a count': ({ passage }) => `${passage.name} needs 37 skills. ${mark(passage)}`,
  'an invented quotation': ({ passage }) =>
    `The framework says that they “approve every budget of the organisation”. ${mark(passage)}`,
  'a changed quotation': ({ passage, says }) => {
    const words = says.split(' ');
    return `The framework says “${[...words.slice(0, 2), 'all', ...words.slice(2)].join(' ')}”. ${mark(passage)}`;
  },
  'a claim of its own': (plain) => `${tell(plain)} and approve invoices. ${mark(plain.passage)}`,
  'a word of its own': (plain) => {
    const words = plain.says.split(' ');
    return `${subjectOf(plain.passage)} ${[words[0], 'underground', ...words.slice(1)].join(' ')}. ${mark(plain.passage)}`;
  },
  'the end of another duty': (plain, _all, random) => {
    const other = pick(
      plain.passage.lines.filter((line) => isBullet(line) && line !== plain.says),
      random,
    );
    const [first, last] = [plain.says.split(' ').slice(0, 3), other?.split(' ').slice(-2) ?? []];
    const mixed = [...first, ...last].join(' ');
    const stands = plain.passage.lines.some((line) => isWithin(mixed, line));
    return other && !stands ? `${subjectOf(plain.passage)} ${mixed}. ${mark(plain.passage)}` : undefined;
  },
  'words the other way round': (plain) => {
    const words = plain.says.replace(/[,.;:()]/g, '').split(' ');
    if (words.length < 9) return undefined;
    const [first, ...rest] = words;
    const last = rest.splice(-3);
    const turned = [first, ...last, ...rest.slice(0, 3)].join(' ');
    return plain.passage.lines.some((line) => isWithin(turned, line))
      ? undefined
      : `${subjectOf(plain.passage)} ${turned}. ${mark(plain.passage)}`;
  },
  'a list with one left out': (_plain, all) => {
    const skills = [...new Set(all.flatMap(({ skill }) => skill ?? []))];
    const named = all.filter(({ skill }) => skill);
    if (skills.length < 4 || !named[0]) return undefined;
    const listed = skills.slice(0, -1);
    return `${named[0].name} needs ${listed.slice(0, -1).join(', ')} and ${listed.at(-1)}. ${named.map(mark).join('')}`;
  },
  ...attackers,
  'a link': (plain) => `${tell(plain)}, see https://example.com/${plain.passage.n}. ${mark(plain.passage)}`,
  'a salary': ({ passage }) => `${passage.name} earns £60,000 a year. ${mark(passage)}`,
};

/** Whether all that the text tells stands in the line in this order. */
function isWithin(text: string, line: string): boolean {
  const words = tellingWords(line);
  let at = -1;
  return tellingWords(text).every((word) => {
    at = words.indexOf(word, at + 1);
    return at !== -1;
  });
}

function tellingWords(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(
      (word) =>
        word.length > 3 &&
        !/^(with|from|that|skill|skills|role|roles|level|levels|example|this|their|these|those|into|through|such|other|others|when|what|which|have|will|where|them|they|your|across|between)$/.test(
          word,
        ),
    );
}

/** Says what the passages say in sentences of its own, as a model does that keeps to its instructions. */
function tellTruth({ passage, says }: Plain, random: Random): string {
  const way = Math.floor(random() * 4);
  if (passage.skill && passage.level && way === 0)
    return `${passage.name} needs ${passage.skill} at ${passage.level} level. ${mark(passage)}`;
  if (way === 1) return `${subjectOf(passage)} “${says}”. ${mark(passage)}`;
  const whole = passage.lines.find((line) => /^[A-Z].*\.$/.test(line));
  if (way === 2 && whole) return `${whole} ${mark(passage)}`;
  return `${subjectOf(passage)} ${says}. ${mark(passage)}`;
}

/** So many sentences about what it is given, of which about so large a share lies, in a way of its choice. */
export function writeLying(input: string, shareOfLies: number, random: Random, count = 6): FakeSentence[] {
  const all = passagesIn(input);
  const plain = all.flatMap((passage) =>
    passage.lines.filter(isBullet).map((line): Plain => ({ passage, says: line.replace(/[.;,]$/, '') })),
  );
  const sentences: FakeSentence[] = [];
  for (let tries = 0; sentences.length < count && tries < 50 && plain.length > 0; tries++) {
    const one = pick(plain, random);
    if (!one) break;
    if (random() >= shareOfLies) sentences.push({ text: tellTruth(one, random), lie: undefined });
    else {
      const lie = pick(Object.keys(lies), random) ?? '';
      const text = lies[lie]?.(one, all, random);
      if (text) sentences.push({ text, lie });
    }
  }
  return sentences;
}
