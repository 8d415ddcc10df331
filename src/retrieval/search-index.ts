import { formsOf, stemOf, stopWords } from './words.ts';

/** One thing that is looked for: a word and the words that may stand for it, each with how much it counts (0 to 1). */
export interface Concept {
  readonly stems: readonly { readonly stem: string; readonly weight: number }[];
}

/** What is searched: texts, each with how much a word in it counts. */
export type Searched = readonly { readonly text: string; readonly weight: number }[];

interface Match {
  /** Place among what is searched. */
  readonly at: number;
  readonly score: number;
  /** How much of the question's weight it holds, 0 to 1. */
  readonly coverage: number;
  /** The same, of the words that anything searched has. */
  readonly knownCoverage: number;
  /** How many concepts it holds, and which it holds by their own word: bit n is the nth, up to `conceptsTold`. */
  readonly matched: number;
  readonly concepts: number;
}

export interface SearchIndex {
  readonly search: (concepts: readonly Concept[], most: number) => Match[];
  /** How much a concept tells: the rarer, the more. Words that nothing has tell most. */
  readonly weightOf: (concept: Concept) => number;
  readonly hasStem: (stem: string) => boolean;
}

interface Postings {
  readonly at: Uint32Array;
  readonly counts: Float32Array;
}

/** BM25's two: how long a repeated word goes on counting, and how much longer texts are held back (0 to 1). */
export interface Weighing {
  readonly saturation: number;
  readonly lengthShare: number;
}

/** A ranked index (BM25 over stems) in typed arrays. */
export function createSearchIndex(all: readonly Searched[], weighing: Weighing): SearchIndex {
  const { terms, lengths } = readTexts(all);
  const rarity = (count: number) => Math.log(1 + (all.length - count + 0.5) / (count + 0.5));
  const weightOf = ({ stems }: Concept) => {
    const known = stems.flatMap(({ stem, weight }) => {
      const term = terms.get(stem);
      return term ? [rarity(term.at.length) * weight] : [];
    });
    return known.length > 0 ? Math.max(...known) : rarity(0);
  };
  const isKnown = ({ stems }: Concept) => stems.some(({ stem }) => terms.has(stem));
  const valuesOf = createScorer(terms, lengths, weighing);

  const sums = createSums(all.length);
  const search = (concepts: readonly Concept[], most: number): Match[] => {
    let total = 0;
    let known = 0;
    concepts.forEach((concept, n) => {
      const weight = weightOf(concept);
      total += weight;
      if (isKnown(concept)) known += weight;
      for (const [at, found] of valuesOf(concept)) sums.add(at, n, weight, found);
    });
    const best = sums.take(most);
    return best.map(({ covered, ...match }) => ({
      ...match,
      coverage: covered / total,
      knownCoverage: covered / known,
    }));
  };
  return { search, weightOf, hasStem: (stem) => terms.has(stem) };
}

/** Of a longer question the first so many concepts are told apart in a match. */
export const conceptsTold = 31;

/** Adds up what is found in arrays that live as long as the index: a search leaves next to no garbage. */
function createSums(length: number) {
  const scores = new Float64Array(length);
  const covered = new Float64Array(length);
  const matched = new Uint16Array(length);
  const concepts = new Uint32Array(length);
  const touched: number[] = [];
  const add = (at: number, n: number, weight: number, { value, share }: Valued) => {
    if (matched[at] === 0) touched.push(at);
    scores[at] = (scores[at] ?? 0) + weight * value;
    covered[at] = (covered[at] ?? 0) + weight * share;
    matched[at] = (matched[at] ?? 0) + 1;
    if (n < conceptsTold && share === 1) concepts[at] = (concepts[at] ?? 0) | (1 << n);
  };
  /** The best of what was added, best first; all sums are back at nothing. */
  const take = (most: number) => {
    touched.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
    const best = touched.slice(0, most).map((at) => ({
      at,
      score: scores[at] ?? 0,
      covered: covered[at] ?? 0,
      matched: matched[at] ?? 0,
      concepts: concepts[at] ?? 0,
    }));
    for (const at of touched) {
      scores[at] = 0;
      covered[at] = 0;
      matched[at] = 0;
      concepts[at] = 0;
    }
    touched.length = 0;
    return best;
  };
  return { add, take };
}

/** What a text is worth for a concept, and the weight of the stem that it holds of it. */
interface Valued {
  readonly value: number;
  readonly share: number;
}

/** What everything that holds a concept is worth for it: the best of the concept's stems. */
function createScorer(
  terms: ReadonlyMap<string, Postings>,
  lengths: readonly number[],
  { saturation, lengthShare }: Weighing,
): (concept: Concept) => Map<number, Valued> {
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  return ({ stems }) => {
    const values = new Map<number, Valued>();
    for (const { stem, weight } of stems) {
      const term = terms.get(stem);
      term?.at.forEach((at, place) => {
        const count = term.counts[place] ?? 0;
        const length = 1 - lengthShare + (lengthShare * (lengths[at] ?? 0)) / average;
        const value = (weight * count * (saturation + 1)) / (count + saturation * length);
        const known = values.get(at);
        if (!known || value > known.value)
          values.set(at, { value, share: Math.max(weight, known?.share ?? 0) });
      });
    }
    return values;
  };
}

function readTexts(all: readonly Searched[]) {
  const postings = new Map<string, { at: number[]; counts: number[] }>();
  const lengths = all.map((searched, at) => {
    const counts = countStems(searched);
    let length = 0;
    for (const [stem, count] of counts) {
      const term = postings.get(stem) ?? { at: [], counts: [] };
      postings.set(stem, term);
      term.at.push(at);
      term.counts.push(count);
      length += count;
    }
    return length;
  });
  const terms = new Map(
    [...postings].map(([stem, { at, counts }]) => [
      stem,
      { at: Uint32Array.from(at), counts: Float32Array.from(counts) },
    ]),
  );
  return { terms, lengths };
}

function countStems(searched: Searched): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text, weight } of searched) {
    for (const stem of contentStems(text)) counts.set(stem, (counts.get(stem) ?? 0) + weight);
  }
  return counts;
}

/** The stems of a text's words that carry matter. */
export function contentStems(text: string): string[] {
  return formsOf(text)
    .filter((form) => !stopWords.has(form))
    .map(stemOf);
}
