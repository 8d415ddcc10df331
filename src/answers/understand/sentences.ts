import type { Mention } from '../../retrieval/link-names.ts';
import { editsBetween } from '../../retrieval/spelling.ts';
import type { Word } from '../../retrieval/words.ts';

export interface Sentence {
  readonly from: number;
  readonly to: number;
  readonly isQuestion: boolean;
  /** The sentence's words, each name replaced by what it names: "how good at SKILL must a ROLE be". */
  readonly shape: string;
}

/** What stands for a placeholder in a shape. */
interface Found {
  readonly mentions: readonly Mention[];
  readonly levels: readonly { readonly at: number }[];
  readonly seniorities: readonly { readonly at: number }[];
}

const sentenceEnd = /[.?!;\n…]|\s[-–—]+\s|—|\p{Extended_Pictographic}/u;
// After a comma or colon these begin something of their own: a question, or why it is asked.
const clauseStart =
  /^(who|whos|whose|what|whats|what'd|which|how|where|when|why|is|are|does|do|can|could|would|should|will|i|i'm|i've|i'd|im|we|we're|we've|my|our|ours|mine|he|she|they|it|because|cos|asking|need|thanks|thx|cheers|ta)$/;

// "A v. B": a full stop that ends nothing.
const shortened = /^(vs?|eg|ie|etc|incl|approx|mgr|mngr|snr|jnr|sr|jr|dev|eng|assoc|dept|mrs?|ms|dr|no)$/;

function endsClause(word: string, between: string, next: string): boolean {
  if (/^\.\s*$/.test(between) && shortened.test(word)) return false;
  return sentenceEnd.test(between) || (/[,:]/.test(between) && clauseStart.test(next));
}

/** The sentences of a message, and clauses that are sentences of their own in a chat. */
export function splitSentences(text: string, words: readonly Word[], found: Found): Sentence[] {
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

function shapeOf(words: readonly Word[], from: number, to: number, found: Found): string {
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
