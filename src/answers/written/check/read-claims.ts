import { plainText, type Word, wordsOf } from '../../../retrieval/words.ts';
import type { FindNames, NameInText } from './name-finder.ts';
import {
  isAsking,
  isClaim,
  isCount,
  isJoint,
  isLevelWord,
  isNaming,
  isNegative,
  restrictionAt,
  toClaim,
} from './words-of-claims.ts';

/**
 * A word that claims something; one that joins ("of", "with"); a whole name; or a break: a comma, a colon, "and" and
 * their like.
 */
export interface Token {
  readonly kind: 'word' | 'joint' | 'name' | 'break';
  /**
   * What is compared; nothing for names. For a break a full stop after a sentence, a dash before what explains, and a comma
   * where one stands before "and".
   */
  readonly claim: string;
  readonly form: string;
  readonly isNegative: boolean;
  /** Of "under supervision" and its like: what is done is not done without it. */
  readonly isRestriction: boolean;
  /** "Is guided", not "guides": it is done to somebody. */
  readonly isSuffered: boolean;
  /** The form of "be" before it: what somebody or something is. */
  readonly be: string | undefined;
  /** Which word of the text it is. */
  readonly at: number;
  readonly name?: NameInText;
}

export interface Claims {
  readonly words: readonly Word[];
  readonly names: readonly NameInText[];
  readonly tokens: readonly Token[];
  /** The words before which there is a break. */
  readonly breaks: ReadonlySet<number>;
}

const parting = /[,;:()[\]"“”·]|[.!?]\s|\s[-–—]\s|—/;
/** What is denied before it is not denied after it. */
const ending = /[;·]|[.!?]\s/;
const dash = /\s[-–—]\s|—/;
const partingWords: ReadonlySet<string> = new Set(['and', 'or', 'but', 'while', 'whilst']);
const bare = {
  claim: '',
  form: '',
  isNegative: false,
  isRestriction: false,
  isSuffered: false,
  be: undefined,
};

/** What a text claims; the words of structure and the small ones left out. */
export function readClaims(text: string, findNames: FindNames): Claims {
  const plain = plainText(text);
  const words = wordsOf(plain);
  const names = findNames(words);
  const byFirst = new Map(names.map((name) => [name.from, name]));
  const tokens: Token[] = [];
  const breaks = new Set<number>();
  let [end, restrictedUntil] = [0, 0];
  for (let at = 0; at < words.length; ) {
    const word = words[at];
    if (!word) break;
    const name = byFirst.get(at);
    const pause = pauseAt(plain.slice(end, word.start), word, at);
    if (pause.length > 0) breaks.add(at);
    const restriction = restrictionAt(words, at);
    if (restriction > 0) restrictedUntil = at + restriction;
    else tokens.push(...pause);
    const isRestriction = at < restrictedUntil;
    tokens.push(...toTokens({ words, names, at, name }).map((token) => ({ ...token, isRestriction })));
    at = name?.to ?? at + 1;
    end = words[at - 1]?.end ?? word.end;
  }
  return { words, names, tokens, breaks };
}

/** What stands between two words, or the word itself, may part them. */
function pauseAt(between: string, { form }: Word, at: number): Token[] {
  const [isJoining, isParting] = [partingWords.has(form), parting.test(between)];
  if (!isJoining && !isParting) return [];
  const mark = isJoining && isParting ? ',' : '';
  const claim = ending.test(between) ? '.' : dash.test(between) ? '-' : mark;
  return [{ ...bare, kind: 'break', at, claim, form: isJoining ? form : '' }];
}

interface Place {
  readonly words: readonly Word[];
  readonly names: readonly NameInText[];
  readonly at: number;
  readonly name: NameInText | undefined;
}

function toTokens({ words, names, at, name }: Place): Token[] {
  const form = words[at]?.form ?? '';
  if (name) return [{ ...bare, kind: 'name', name, at }];
  if (isNaming(form) && isBeforeStructure(words, at + 1)) return [];
  if (isJoint(form)) return [{ ...bare, kind: 'joint', claim: form, form, at }];
  if (isFree(words, names, at)) return [];
  const be = beBefore(words, at);
  return [
    {
      ...{ kind: 'word', form, at, isRestriction: false },
      claim: isCount(form) ? `${toClaim({ form })} ${countedAt(words, at + 1)}` : toClaim({ form }),
      ...{ isNegative: isNegative(form), be, isSuffered: be !== undefined && form.endsWith('ed') },
    },
  ];
}

/** "At working level", "in this role": a level is named with or without it. */
function isBeforeStructure(words: readonly Word[], from: number): boolean {
  const next = words.slice(from, from + 2).map(({ form }) => form);
  if (isLevelWord(next[0] ?? '')) return words[from - 1]?.form === 'at';
  const isStructure = (form = '') => /^(role|level|framework)$/.test(form);
  return /^(this|that|the|each|your)$/.test(next[0] ?? '') && isStructure(next[1]);
}

function isFree(words: readonly Word[], names: readonly NameInText[], at: number): boolean {
  const form = words[at]?.form ?? '';
  const before = words[at - 1]?.form ?? '';
  if (form === 'you') return isSubjectAt(words, at) || names.some(({ to }) => to === at);
  // "This can be an entry-level role" does not say that it is one, nor who "can be responsible" that they are.
  if (form === 'can' && words[at + 1]?.form === 'be') return false;
  if (isStructure(form) && isQualifying(words, names, at - 1)) return false;
  // Who can "explain what good practice involves" does not explain good practice.
  if (form === 'involves' && at === words.length - 1) return false;
  if (form === 'says' || form === 'describes') return /^(framework|level|role)$/.test(before);
  return !isClaim(form) || (isAsking(form) && isAskedAt(words, names, at));
}

function isStructure(form: string): boolean {
  return /^(role|level|skill)s?$/.test(form);
}

/** "An enterprise level" and "content roles" are no words of the structure: who works with these works not with content. */
function isQualifying(words: readonly Word[], names: readonly NameInText[], at: number): boolean {
  const form = words[at]?.form ?? '';
  const isOfStructure = isStructure(form) || isLevelWord(form) || isCount(form) || isAsking(form);
  return (
    form !== '' && !isOfStructure && isClaim(form) && !names.some(({ from, to }) => at >= from && at < to)
  );
}

/** "You manage data", but not "manages you". */
function isSubjectAt(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]?.form ?? '';
  return /^(|that|level|role|and|or|skills?|framework|this|what)$/.test(before);
}

/** Ten skills are no ten role levels. */
function countedAt(words: readonly Word[], at: number): string {
  const [first = '', second = ''] = words.slice(at, at + 2).map(({ form }) => form.replace(/s$/, ''));
  if (first === 'role' && second === 'level') return 'role level';
  return /^(skill|role|level)$/.test(first) ? first : '';
}

const reachOfBe = 3;

function beBefore(words: readonly Word[], at: number): string | undefined {
  const before = words.slice(Math.max(0, at - reachOfBe), at).map(({ form }) => form);
  const be = before.findLastIndex((form) => /^(is|are|be|being|been|was|were|get|gets)$/.test(form));
  const isNear = before
    .slice(be + 1)
    .every((form) => /ly$|^(a|an|the|not|also|all|and|co|re|pre)$/.test(form));
  return isNear ? before[be] : undefined;
}

const asksWithin = 4;

/** Whether what is asked for follows soon: a skill, a level or a count. Or it is what somebody "is asked for". */
export function isAskedAt(words: readonly Word[], names: readonly NameInText[], at: number): boolean {
  const isSkillName = ({ named }: NameInText) => named.some(({ type }) => type === 'skill');
  const isSkill = names.some((name) => name.from > at && name.from <= at + asksWithin && isSkillName(name));
  const next = words.slice(at + 1, at + 1 + asksWithin);
  const isPassive = /ed$/.test(words[at]?.form ?? '') && /^(is|are)$/.test(words[at - 1]?.form ?? '');
  const isOfSkill = isPassive && names.some((name) => name.to < at && isSkillName(name));
  const isLevel = next.some(({ form }, place) => form === 'at' && isLevelWord(next[place + 1]?.form ?? ''));
  const isCounted = next.some(({ form }) => /^(skills?|levels?)$/.test(form) || isCount(form));
  return isSkill || isOfSkill || isLevel || isCounted;
}
