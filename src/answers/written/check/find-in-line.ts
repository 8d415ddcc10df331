import { nameKeys } from './name-finder.ts';
import type { Token } from './read-claims.ts';
import { restrictionsOf } from './restrictions.ts';
import { isScoped, sentenceBefore } from './scope.ts';
import { isDoing, isLevelWord, isLimit, isTiming } from './words-of-claims.ts';

/**
 * Where in a line a part of a sentence may begin: where the sentence begins, at a break too; after what the part before
 * ended with, where that is in this line; and at the line's very beginning where it goes on with another one.
 */
export type Beginning = 'sentence' | 'line' | { readonly after: number };

export interface PartInLine {
  readonly tokens: readonly Token[];
  readonly begins: Beginning;
  /** What the next part begins with. */
  readonly next: Token | undefined;
  readonly isAfterOr: boolean;
  readonly isBeforeOr: boolean;
  /** Whether the line is a document's: the structure is told in fewer words. */
  readonly isQuoted: boolean;
  /** "Under supervision" and its like, as the sentence says it of this part. */
  readonly restrictions: readonly string[];
  /** Steps that are left to look; so that no text takes long. */
  readonly effort: { left: number };
}

/** How far apart words may stand in the line that stand side by side in the sentence. */
const farthest = 12;
/** So far before what it denies a "not" stands. */
const reachOfNot = 3;

/**
 * Whether a line says all of this, in its order and with what joins it: "manage the delivery of services" and "manage
 * users and support suppliers" say nothing of managing services or suppliers. The place of its last word; undefined
 * where the line does not say it.
 */
export function findInLine(part: PartInLine, line: readonly Token[]): number | undefined {
  const { tokens, begins, restrictions, effort } = part;
  // A single word says too little to be taken from elsewhere, but for "design and build" where both begin the line.
  if (begins === 'line' && tokens.length === 1 && !isPair(part, line)) return undefined;
  const isDenied = tokens.some(({ isNegative }) => isNegative);
  const hasItsRestrictions = (places: readonly number[]) =>
    restrictionsOf(
      line.filter((_token, at) => places.includes(at)),
      line,
    ).every((claim) => restrictions.includes(claim));
  const isFine = (places: readonly number[]) =>
    isWhole(places, part, line) && hasItsRestrictions(places) && (isDenied || !isDeniedAt(places, line));
  const goOn = (places: readonly number[]): number | undefined => {
    const wanted = tokens[places.length];
    if (!wanted) return isFine(places) ? Math.max(...places) : undefined;
    for (const at of placesOf(wanted, line, tokens.length === 1)) {
      effort.left -= 1;
      const isNext = effort.left > 0 && !places.includes(at) && mayStand(at, places.at(-1), part, line);
      const found = isNext ? goOn([...places, at]) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return goOn([]);
}

function isPair({ next }: PartInLine, [first, between, second]: readonly Token[]): boolean {
  const isOfWords = first?.kind === 'word' && between?.form === 'and';
  return isOfWords && next !== undefined && second !== undefined && isSame(next, second, true);
}

function placesOf(wanted: Token, line: readonly Token[], isAlone: boolean): number[] {
  return line.flatMap((token, at) => (isSame(wanted, token, isAlone) ? [at] : []));
}

function isSame(one: Token, other: Token, isAlone: boolean): boolean {
  if (one.kind !== other.kind) return false;
  // "They share nine" skills, but "nine" alone may be nine of anything.
  const isCount = !isAlone && /^\d+ $/.test(other.claim) && one.claim === `${other.claim}skill`;
  if (one.claim !== other.claim && !isCount) return false;
  // "Is guided" does not stand in "guides others".
  if (one.isSuffered && one.form !== other.form) return false;
  const keys = nameKeys(other.name?.named ?? []);
  return one.name === undefined || nameKeys(one.name.named).some((key) => keys.includes(key));
}

/**
 * What ends with a word that joins joins nothing there either; and who improves data management does not improve data.
 */
function isWhole(
  places: readonly number[],
  { tokens, isBeforeOr, isQuoted }: PartInLine,
  line: readonly Token[],
): boolean {
  const last = places.at(-1) ?? 0;
  const end = Math.max(...places) + 1;
  const next = line[end];
  // Who has a degree "or relevant experience" need not have a degree, and not both.
  if (isOr(next) !== isBeforeOr) return false;
  if (next === undefined) return true;
  // Who conducts "user and security administration" conducts no users.
  const isPlural = tokens.at(-1)?.form === `${line[last]?.form}s`;
  const isNoun = tokens.length > 1 && !tokens.at(-2)?.form.endsWith('ly');
  const isCompound = isPlural && isNoun && next.form !== '' && next.claim === '';
  if (next.kind === 'break') return !isCompound;
  // "The first" of two is no first, and a range is one of something.
  if (next.claim === 'of') return false;
  // A level that follows is checked with the others.
  const isPhraseOver = (next.kind === 'joint' && !isTiming(next.claim)) || isLevelWord(next.form);
  return line[last]?.kind !== 'joint' && isPhraseOver && !(isQuoted && isLimited(phraseAt(end, line)));
}

/** From a word that joins it up to the next one, or to a break. */
function phraseAt(from: number, line: readonly Token[]): readonly Token[] {
  const length = line.slice(from + 1).findIndex(({ kind }) => kind === 'joint' || kind === 'break');
  return line.slice(from, length === -1 ? undefined : from + 1 + length);
}

function isLimited(phrase: readonly Token[]): boolean {
  return phrase.some(({ form }) => isLimit(form));
}

function mayStand(at: number, before: number | undefined, part: PartInLine, line: readonly Token[]): boolean {
  if (before !== undefined) return follows(before, at, line);
  return beginsAt(at, part, line) && (!part.isQuoted || isSaidToBe(at, part, line));
}

/** What somebody "is", the line says somebody is: who sets standards is not set, and whose systems are resistant is not. */
function isSaidToBe(at: number, { tokens: [first] }: PartInLine, line: readonly Token[]): boolean {
  const opening = line.slice(sentenceBefore(at, line) + 1).find(({ kind }) => kind === 'word');
  return first?.be === undefined || [line[at], opening].some((token) => token?.be !== undefined);
}

function beginsAt(at: number, { begins, tokens, isAfterOr }: PartInLine, line: readonly Token[]): boolean {
  const after = typeof begins === 'object' ? begins.after : -1;
  if (at <= after) return false;
  let start = at;
  // Whom the line is about, and a word that joins it, may stand before.
  while (start - 1 > after && (line[start - 1]?.kind === 'name' || line[start - 1]?.kind === 'joint'))
    start -= 1;
  if (after >= 0) {
    if (isOr(line[start - 1]) && !isAfterOr) return false;
    const isNext = start === after + 1;
    // "Help teams to manage priorities and scope" helps no scope.
    const isOfAnother = tokens.length === 1 && line.slice(after, start).some(({ kind }) => kind === 'joint');
    const isApart = line[at]?.kind === 'joint' || isParted(line[start - 1]);
    return isNext || (!isOfAnother && isApart && !isScoped(start, after, line));
  }
  if (start === 0) return true;
  return begins === 'sentence' && line[start - 1]?.kind === 'break' && !isScoped(start, after, line);
}

function isOr(token: Token | undefined): boolean {
  return token?.form === 'or';
}

function isParted(token: Token | undefined): boolean {
  return token?.kind === 'break' || token?.kind === 'joint';
}

/** What is left out in between joins nothing, unless it is left out whole. "Services' availability" is that of services. */
function follows(before: number, at: number, line: readonly Token[]): boolean {
  if (at < before) {
    const between = line.slice(at + 1, before);
    return between.length === 1 && between[0]?.claim === 'of';
  }
  const between = line.slice(before + 1, at);
  if (between.length > farthest || between.some(({ kind }) => kind === 'break')) return false;
  // A whole phrase may be left out, but no word of one: junior colleagues are not all colleagues.
  if (between.every(({ form }) => form === 'you')) return true;
  // Who coaches "in making decisions across channels" does not coach across channels.
  const isPhrase = between.filter(({ kind }) => kind === 'joint').length === 1 && !isLimited(between);
  return isPhrase && between[0]?.kind === 'joint' && line[at]?.kind === 'joint' && !isDoing(between[1]?.form);
}

function isDeniedAt(places: readonly number[], line: readonly Token[]): boolean {
  const first = Math.min(...places);
  return line
    .slice(Math.max(sentenceBefore(first, line) + 1, first - reachOfNot), Math.max(...places))
    .some(({ isNegative }) => isNegative);
}
