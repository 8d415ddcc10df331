import { skillLevels } from '../../../framework/model.ts';
import { stopWords, type Word } from '../../../retrieval/words.ts';

/** Small words that change what is said: they have to stand in the passage like others. */
const strong: ReadonlySet<string> = new Set(
  `no nor not never none neither without cannot can't won't don't doesn't didn't isn't aren't wouldn't shouldn't couldn't
  only must should could would might all any both each either every most more some too same very just once then so own
  other if when where how why off out up down here was were been had did done
  i me my mine myself we us our ours ourselves he him his himself she her hers herself them themselves itself yourself
  yourselves i'm i've i'd i'll we're we've`.split(/\s+/),
);

/** Words by which a sentence speaks of a framework's structure, whatever the passage is about. */
const ofStructure: ReadonlySet<string> = new Set(
  `role roles level levels skill skills include includes including involve involves means responsible framework says
  describes addition`.split(/\s+/),
);

/** "Needs User focus", but not "meets needs". */
const asking: ReadonlySet<string> = new Set(
  'need needs needed ask asks asked require requires required expect expects expected'.split(' '),
);

const joints: ReadonlySet<string> = new Set(
  `of in for with to on within across by from about into through against between towards toward under over during per via
  upon as than since who whose at until before after`.split(/\s+/),
);

/** Whether a word joins what stands on both sides of it: "manage the delivery of services" manages no services. */
export function isJoint(form: string): boolean {
  return joints.has(form);
}

/** Joints by which a name says whom or which skill a sentence is about: "as a data analyst", "needed by". */
const namingJoints: ReadonlySet<string> = new Set('as at by for from in of with'.split(' '));

export function isNaming(joint: string): boolean {
  return namingJoints.has(joint);
}

const negatives = /^(no|nor|not|never|none|neither|without|cannot|\w+n't)$/;

export function isNegative(form: string): boolean {
  return negatives.test(form);
}

/** Whether a word says that something is asked for, where a skill, a level or a count follows. */
export function isAsking(form: string): boolean {
  return asking.has(form);
}

/** Whether who does this to something does a part of it. */
export function isPartOnly(form: string): boolean {
  return /^(help|assist|support|contribut|participat|involv)/.test(form);
}

/** "Making", "developing". */
export function isDoing(form = ''): boolean {
  return form.endsWith('ing');
}

/** Whether a word says that what follows is not always so, or not yet. */
export function isHedge(form: string): boolean {
  return /^(may|might|can|could|would|should|must|potentially|possibly|sometimes|often|usually|typically)$/.test(
    form,
  );
}

/** Whether what follows this joint says when something is done, or until when. */
export function isTiming(joint: string): boolean {
  return /^(until|before|after)$/.test(joint);
}

/** Whether a phrase with this word says of how little the rest holds: "for one project", "within a defined task". */
export function isLimit(form: string): boolean {
  return isCount(form) || /^(some|few|certain|single|limited|particular|specific|defined)$/.test(form);
}

/** Whether a sentence that begins with this word says first on what condition the rest holds. */
export function isCondition(form: string): boolean {
  return /^(if|when|where|unless|once)$/.test(form);
}

/** Whether what is done is done by somebody else's leave, from this word on: "under supervision", "with some support". */
export function restrictionAt(words: readonly Word[], at: number): number {
  const [joint, ...next] = words.slice(at, at + 3).map(({ form }) => form);
  if (joint !== 'with' && joint !== 'under') return 0;
  const isOne = (form = '') =>
    /^(guidance|supervision|direction|support|help|assistance|oversight|approval)$/.test(form);
  if (isOne(next[0])) return 2;
  return /^(the|some|limited|close|little|minimal|full|occasional|regular)$/.test(next[0] ?? '') &&
    isOne(next[1])
    ? 3
    : 0;
}

/** Whether a word says something that has to stand in a passage. */
export function isClaim(form: string): boolean {
  return strong.has(form) || !(stopWords.has(form) || ofStructure.has(form));
}

const counts = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, count) => [word, String(count)]),
);

export function isCount(form: string): boolean {
  return counts.has(form) || /^\d+$/.test(form);
}

/** What is compared: a word without its inflection, or a count in digits. */
export function toClaim({ form }: Pick<Word, 'form'>): string {
  const bare = form.replace(/(?<=...)(s|ed|ing)$/, '');
  const word = [form, bare].find((each) => strong.has(each));
  if (/^(may|might|potentially)$/.test(form)) return 'may';
  return counts.get(form) ?? (word ? `"${word}"` : baseOf(form));
}

/** "Management" is "manage", but a mission does not miss: the shorter a word is, the more it means without its end. */
const shortestNoun = 5;
const nounEnds = /(?:(?<=ment|iz|ur|form)ation|ion|ement|ment)$/;

/**
 * One for "manage", "manages", "managed", "managing" and "management". Not a stem: to that, what is important is
 * imported, and an objective is an objection.
 */
function baseOf(form: string): string {
  const singular = form
    .replace(/(ies|ied)$/, 'y')
    .replace(/(ss|sh|ch|x|z)es$/, '$1')
    .replace(/([^su])s$/, '$1');
  const noun = singular.replace(nounEnds, '');
  const base =
    noun !== singular && noun.length >= shortestNoun
      ? noun
      : singular.replace(/(?<=[aeiouy].*)(ed|ing)$/, '');
  return base.replace(/([bdgmnprt])\1$/, '$1').replace(/(?<=..)e$/, '');
}

export type LevelWord = (typeof skillLevels)[number];

export function isLevelWord(form: string): form is LevelWord {
  return (skillLevels as readonly string[]).includes(form);
}
