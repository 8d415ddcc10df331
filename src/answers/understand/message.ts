import type { SkillLevel } from '../../framework/model.ts';
import type { LinkNames, Mention } from '../../retrieval/link-names.ts';
import { editsBetween } from '../../retrieval/spelling.ts';
import type { Word } from '../../retrieval/words.ts';
import { seniorityMeant } from '../seniority.ts';
import { skillLevelAt } from './skill-level-word.ts';

/** What somebody wrote, taken apart. Places count words from 0; `to` is the first word after. */
export interface Message {
  readonly text: string;
  readonly words: readonly Word[];
  /** The forms of its words, but for what follows a "not". */
  readonly affirmed: ReadonlySet<string>;
  readonly sentences: readonly Sentence[];
  /** Names that are meant: without those that the person took back ("no wait, not X"). */
  readonly mentions: readonly Mention[];
  readonly levels: readonly { readonly at: number; readonly level: SkillLevel }[];
  /** Words such as "senior" that stand outside of a name. */
  readonly seniorities: readonly Seniority[];
  /** "A senior designer, sorry, the lead one": what somebody corrected only that word to. */
  readonly corrected: Seniority | undefined;
}

export interface Seniority {
  readonly at: number;
  readonly seniority: string;
}

export interface Sentence {
  readonly from: number;
  readonly to: number;
  readonly isQuestion: boolean;
  /** The sentence's words, each name replaced by what it names: "how good at SKILL must a ROLE be". */
  readonly shape: string;
}

const sentenceEnd = /[.?!;\n…]|\s[-–—]+\s|—|\p{Extended_Pictographic}/u;
const takesBack =
  /\b(no wait|wait no|sorry[,.]? (?:i|no i) mean[t]?|(?<!what |which )i mean[t]|(?<!if |what )i mean\b(?! by)|scratch that|correction|actually no|no sorry|pardon|oops|whoops|argh|ugh|gah|doh|d'oh|hang on|hold on|sorry(?=,? (?:the|a|an)\b))\b/g;
const denial =
  /\b(?:not|isn't|rather than|instead of|nor|no(?= (?:junior|senior|lead|principal|associate|trainee|head|chief)\b))\b\s*((?:[^\s.,;:!?()–—-]+\s*){1,4})/gi;

/** Reads a message, as plain text and its words, with the names of the framework. */
export function readMessage(text: string, words: readonly Word[], link: LinkNames): Message {
  // "Not the senior one": what is denied names nothing, unless nothing else is named.
  const all = link(words);
  const isDenied = deniedIn(text, words, all);
  const isAnyDenied = words.some(isDenied);
  const linked = isAnyDenied
    ? link(words.map((word) => (isDenied(word) ? { ...word, form: '' } : word)))
    : all;
  const isHalfDenied = ({ from, to }: Mention) =>
    words.slice(from, to).some(isDenied) && !words.slice(from, to).every(isDenied);
  const meant = linked.length > 0 ? linked : all.filter((mention) => !isHalfDenied(mention));
  const mentions = dropTakenBack(text, words, meant);
  const isInMention = (at: number) => mentions.some((mention) => at >= mention.from && at < mention.to);
  const levels = words.flatMap((_, at) => {
    const level = isInMention(at) ? undefined : skillLevelAt(words, at);
    return level ? [{ at, level }] : [];
  });
  const seniorities = words.flatMap((word, at) => {
    const isMeant = !isInMention(at) && !isVerb(words, at) && !isDenied(word);
    const seniority = isMeant ? seniorityMeant(word.form) : undefined;
    return seniority ? [{ at, seniority }] : [];
  });
  const corrected = correctedTo(turnsIn(text, words).at(-1), mentions, seniorities);
  const found = { mentions, levels, seniorities: corrected ? [corrected] : seniorities };
  const affirmed = new Set(words.filter((word) => !isDenied(word)).map(({ form }) => form));
  return { text, words, affirmed, sentences: splitSentences(text, words, found), corrected, ...found };
}

function deniedIn(text: string, words: readonly Word[], all: readonly Mention[]): (word: Word) => boolean {
  const spans = [...text.matchAll(denial)].map(
    ({ index, 0: said }) => [index, index + said.length + 1] as const,
  );
  const spanOf = (word: Word | undefined) =>
    spans.find(([start, end]) => word !== undefined && word.start >= start && word.end <= end);
  // "Not happy to stay a trainee BA": a name that only begins where the denial ends is meant.
  const beginsLate = ({ from, to }: Mention) => {
    const span = spanOf(words[from]);
    return span !== undefined && spanOf(words[from - 3]) === span && spanOf(words[to - 1]) !== span;
  };
  const isMeant = (word: Word) =>
    all.some((mention) => words.slice(mention.from, mention.to).includes(word) && beginsLate(mention));
  return (word) => spanOf(word) !== undefined && !isMeant(word);
}

/** "tell me about X no wait i meant Y": X was taken back. */
function dropTakenBack(
  text: string,
  words: readonly Word[],
  mentions: readonly Mention[],
): readonly Mention[] {
  const turns = turnsIn(text, words);
  const turnsAt = turns[0];
  const lastTurn = turns.at(-1);
  if (turnsAt === undefined || lastTurn === undefined) return mentions;
  const after = mentions.filter((mention) => mention.from >= lastTurn);
  return mentions.filter(
    (mention) => after.includes(mention) || !isReplaced(mention, mentions, after, turnsAt, words),
  );
}

function correctedTo(
  turn: number | undefined,
  mentions: readonly Mention[],
  seniorities: readonly Seniority[],
): Seniority | undefined {
  if (turn === undefined || mentions.some(({ from }) => from >= turn)) return undefined;
  return seniorities.findLast(({ at }) => at >= turn);
}

/** The words at which somebody takes back what was written before. */
function turnsIn(text: string, words: readonly Word[]): number[] {
  return [...text.toLowerCase().matchAll(takesBack)].map(({ index }) =>
    words.findIndex((word) => word.start >= index),
  );
}

const nearTurn = 4;
const divider = /^(and|or|with|vs?|versus|against|than)$/;

/** What comes after "sorry, I meant" takes the place of as many names of its kind right before. */
function isReplaced(
  mention: Mention,
  all: readonly Mention[],
  after: readonly Mention[],
  turnsAt: number,
  words: readonly Word[],
): boolean {
  const sameKind = (other: Mention) => kindOf(other) === kindOf(mention);
  const before = all.filter((other) => !after.includes(other) && sameKind(other));
  const isClose = before.some((other) => turnsAt - other.to <= nearTurn);
  // "X with a Y, sorry, a Z": Y was taken back, although it is no name.
  const last = before.at(-1);
  if (last && words.slice(last.to, turnsAt).some(({ form }) => divider.test(form))) return false;
  return isClose && before.indexOf(mention) >= before.length - after.filter(sameKind).length;
}

function kindOf(mention: Mention): 'skill' | 'role' {
  return mention.readings[0]?.type === 'skill' ? 'skill' : 'role';
}

/** "Who leads", "where does it lead to". */
function isVerb(words: readonly Word[], at: number): boolean {
  if (words[at]?.form !== 'lead') return false;
  return (
    /^(to|on|a|an|by|with)$/.test(words[at + 1]?.form ?? '') ||
    /^(who|to|would|could|can|will|they|must)$/.test(words[at - 1]?.form ?? '')
  );
}

// After a comma or colon these begin something of their own: a question, or why it is asked.
const clauseStart =
  /^(who|whos|whose|what|whats|what'd|which|how|where|when|why|is|are|does|do|can|could|would|should|will|i|i'm|i've|i'd|im|we|we're|we've|my|our|ours|mine|he|she|they|it|because|cos|asking|need|thanks|thx|cheers|ta)$/;

// "A v. B": a full stop that ends nothing.
const shortened = /^(vs?|eg|ie|etc|incl|approx|mgr|mngr|snr|jnr|sr|jr|dev|eng|assoc|dept|mrs?|ms|dr|no)$/;

function endsClause(word: string, between: string, next: string): boolean {
  if (/^\.\s*$/.test(between) && shortened.test(word)) return false;
  return sentenceEnd.test(between) || (/[,:]/.test(between) && clauseStart.test(next));
}

function splitSentences(
  text: string,
  words: readonly Word[],
  found: Pick<Message, 'mentions' | 'levels' | 'seniorities'>,
): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  words.forEach((word, at) => {
    const between = text.slice(word.end, words[at + 1]?.start ?? text.length);
    const isInside = found.mentions.some((mention) => at >= mention.from && at + 1 < mention.to);
    if (words[at + 1] && (isInside || !endsClause(word.form, between, words[at + 1]?.form ?? ''))) return;
    sentences.push({
      from,
      to: at + 1,
      isQuestion: between.includes('?'),
      shape: shapeOf(words, from, at + 1, found),
    });
    from = at + 1;
  });
  return sentences;
}

function shapeOf(
  words: readonly Word[],
  from: number,
  to: number,
  found: Pick<Message, 'mentions' | 'levels' | 'seniorities'>,
): string {
  const parts: string[] = [];
  for (let at = from; at < to; at++) {
    const mention = found.mentions.find((other) => at >= other.from && at < other.to);
    if (mention) {
      if (at === mention.from) parts.push(placeholderOf(mention));
    } else if (found.levels.some((level) => level.at === at)) parts.push('LEVEL');
    else if (found.seniorities.some((seniority) => seniority.at === at)) parts.push('SENIORITY');
    else parts.push(correctCue(words[at]?.form ?? ''));
  }
  return parts.join(' ');
}

const askingWords = [
  'which',
  'skills',
  'difference',
  'different',
  'compare',
  'level',
  'describe',
  'responsible',
  'between',
  'requires',
  'roles',
  'comes',
  'promotion',
];
/** Words of their own that are one letter away from a word of asking. */
const otherWords: ReadonlySet<string> = new Set(
  'rules holes rolls poles witch bevel revel level levels role skill come coma required require describes compared'.split(
    ' ',
  ),
);

/** A misspelt word of asking ("wich", "differnce") is read as meant. */
function correctCue(form: string): string {
  if (form.length < 4 || otherWords.has(form)) return form;
  return askingWords.find((word) => word.length > 4 && editsBetween(form, word) === 1) ?? form;
}

function placeholderOf(mention: Mention): string {
  const type = mention.readings[0]?.type;
  if (type === 'skill') return 'SKILL';
  return type === 'family' ? 'FAMILY' : 'ROLE';
}
