import type { Name } from './names.ts';
import { stopWords, type Word } from './words.ts';

/** Some words of a question that stand for some words of a name. */
export interface Hit {
  /** Place in the name and how many of its words are meant ("BA" means two). */
  readonly part: number;
  readonly count: number;
  /** Place in the question and how many of its words it takes ("front end" takes two). */
  readonly at: number;
  readonly span: number;
  readonly way: Way;
  /** 1 for the very word, less for any other way to write it. */
  readonly quality: number;
}

/** How a word stands for a name's. A doubtful one is a word of its own that a slip may have made. */
export type Way = 'exact' | 'inflected' | 'shortened' | 'misspelt' | 'related' | 'doubtful';

export interface Alignment {
  readonly hits: readonly Hit[];
  readonly from: number;
  readonly to: number;
  readonly score: number;
  readonly mass: number;
  readonly missing: number;
}

const inversionCost = 0.04;
const gapCost = 0.2;
const strayCost = 0.08;
// A name said more often than this in one message is not told apart any further.
const mostStarts = 12;
// How many words that are not the name's may stand in it.
const looseWords = 2;
const dividers: ReadonlySet<string> = new Set(
  'against and from or than to v versus vs with while whereas but is are do does'.split(' '),
);

/**
 * The ways to lay a name over a question: one for each place where it may begin. `places` are from `countTelling`. The score is the weight of the words
 * that were found by the weight of all, less a little for another order and for foreign words in between.
 */
export function alignName(
  name: Name,
  weights: readonly number[],
  hits: readonly Hit[],
  words: readonly Word[],
  places: readonly number[],
): Alignment[] {
  const alignments: Alignment[] = [];
  const reach = name.forms.length + name.fillers.size + looseWords;
  const starts = [...new Set(hits.map((hit) => hit.at))].slice(0, mostStarts);
  for (const start of starts) {
    const within = hits.filter((hit) => hit.at >= start && hit.at < start + reach);
    const ways = preferences(within).flatMap((prefer) => {
      const chosen = chooseHits(name.forms.length, within, start, places, prefer);
      return chosen.some((hit) => hit.at === start) ? [measure(name, weights, chosen, words)] : [];
    });
    const [best] = ways.sort((a, b) => b.score - a.score);
    if (best) alignments.push(best);
  }
  return alignments;
}

type Prefer = (hit: Hit) => number;

/** "A trainee business analyst (BA)", "a senior BA, an analyst": initials first, or written words first. */
function preferences(hits: readonly Hit[]): readonly Prefer[] {
  const longest: Prefer = ({ count, quality }) => count * quality;
  return hits.some(({ count }) => count > 1) ? [longest, ({ quality }) => quality] : [longest];
}

/** For each word of a question how many words that can be a name's stand before it. */
export function countTelling(words: readonly Word[]): number[] {
  let count = 0;
  return words.map(({ form }) => {
    const before = count;
    if (form === 'it' || !stopWords.has(form)) count++;
    return before;
  });
}

/** For each word of the name the best hit, near to where it would stand; no word of the question is used twice. */
function chooseHits(
  parts: number,
  hits: readonly Hit[],
  start: number,
  places: readonly number[],
  prefer: Prefer,
): Hit[] {
  const [opening] = hits
    .filter((hit) => hit.at === start)
    .sort((a, b) => b.count - a.count || a.part - b.part);
  const stray = (hit: Hit) => {
    if (!opening || hit === opening) return 0;
    const parts = hit.part - opening.part;
    // Initials at the start stand for several words in the space of one.
    const expected = parts > 0 ? parts - (opening.count - 1) : parts;
    return Math.abs((places[hit.at] ?? 0) - (places[start] ?? 0) - expected);
  };
  const worth = (hit: Hit) => prefer(hit) - strayCost * stray(hit);
  const byWorth = [...hits].sort((a, b) => worth(b) - worth(a) || a.at - b.at);
  const covered = new Array<boolean>(parts).fill(false);
  const used = new Set<number>();
  const chosen: Hit[] = [];
  for (const hit of byWorth) {
    if (used.has(hit.at) || used.has(hit.at + hit.span - 1)) continue;
    if (covered.slice(hit.part, hit.part + hit.count).some(Boolean)) continue;
    covered.fill(true, hit.part, hit.part + hit.count);
    for (let at = hit.at; at < hit.at + hit.span; at++) used.add(at);
    chosen.push(hit);
  }
  return chosen.sort((a, b) => a.at - b.at);
}

function measure(
  name: Name,
  weights: readonly number[],
  chosen: readonly Hit[],
  words: readonly Word[],
): Alignment {
  let mass = 0;
  let parts = 0;
  let cost = 0;
  let end = chosen[0]?.at ?? 0;
  let lastPart = -1;
  for (const hit of chosen) {
    for (let part = hit.part; part < hit.part + hit.count; part++) mass += (weights[part] ?? 0) * hit.quality;
    parts += hit.count;
    if (hit.part < lastPart) cost += inversionCost;
    for (const { form } of words.slice(end, hit.at)) if (isForeign(name, form)) cost += gapCost;
    end = hit.at + hit.span;
    lastPart = hit.part;
  }
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    hits: chosen,
    from: chosen[0]?.at ?? 0,
    to: end,
    score: Math.max(0, mass / all - cost),
    mass,
    missing: weights.length - parts,
  };
}

/** "The business analysis skill, the IT operations one." */
const ofNames = /^(skill|role|level|called|named)$/;

/** A word that stands between two names, or is no part of this one. */
function isForeign(name: Name, form: string): boolean {
  if (name.fillers.has(form) || ofNames.test(form)) return false;
  return !stopWords.has(form) || dividers.has(form);
}
