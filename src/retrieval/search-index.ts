import { stemOf, stopWords, wordsOf } from './words.ts';

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
  /** How many concepts it holds. */
  readonly matched: number;
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

const saturation = 1.2;

/** A ranked index (BM25 over stems) in typed arrays. `lengthShare` says how much longer ones are held back, 0 to 1. */
export function createSearchIndex(all: readonly Searched[], lengthShare: number): SearchIndex {
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
  const valuesOf = createScorer(terms, lengths, lengthShare);

  const search = (concepts: readonly Concept[], most: number): Match[] => {
    const sums = new Map<number, { score: number; covered: number; matched: number }>();
    let total = 0;
    let known = 0;
    for (const concept of concepts) {
      const weight = weightOf(concept);
      total += weight;
      if (isKnown(concept)) known += weight;
      for (const [at, value] of valuesOf(concept)) {
        const sum = sums.get(at) ?? { score: 0, covered: 0, matched: 0 };
        sums.set(at, sum);
        sum.score += weight * value;
        sum.covered += weight;
        sum.matched += 1;
      }
    }
    return [...sums]
      .map(([at, { score, covered, matched }]) => ({
        at,
        score,
        coverage: covered / total,
        knownCoverage: covered / known,
        matched,
      }))
      .sort((a, b) => b.score - a.score || a.at - b.at)
      .slice(0, most);
  };
  return { search, weightOf, hasStem: (stem) => terms.has(stem) };
}

/** What everything that holds a concept is worth for it: the best of the concept's stems. */
function createScorer(
  terms: ReadonlyMap<string, Postings>,
  lengths: readonly number[],
  lengthShare: number,
): (concept: Concept) => Map<number, number> {
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  return ({ stems }) => {
    const values = new Map<number, number>();
    for (const { stem, weight } of stems) {
      const term = terms.get(stem);
      term?.at.forEach((at, place) => {
        const count = term.counts[place] ?? 0;
        const length = 1 - lengthShare + (lengthShare * (lengths[at] ?? 0)) / average;
        const value = (weight * count * (saturation + 1)) / (count + saturation * length);
        if (value > (values.get(at) ?? 0)) values.set(at, value);
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
  return wordsOf(text).flatMap(({ form }) => (stopWords.has(form) ? [] : [stemOf(form)]));
}
