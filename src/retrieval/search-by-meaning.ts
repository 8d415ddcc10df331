import { type Closeness, fuse, shareOfClosest } from './closeness.ts';
import type { Found, OpenSearch } from './open-search.ts';
import type { Passage } from './passages.ts';

/** A passage found by its words, its meaning or both. */
interface Meant extends Found {
  readonly similarity: number;
}

/** The passages that have these words or speak of what is meant, best first by both together. */
export type SearchByMeaning = (words: readonly string[], closeness: Closeness) => Meant[];

const mostByMeaning = 40;

/** Joins what is close in meaning to what the search by words finds. */
export function createSearchByMeaning(passages: readonly Passage[], openSearch: OpenSearch): SearchByMeaning {
  const places = new Map(passages.map((passage, at) => [passage, at]));
  return (words, { similarities, ordinary, telling }) => {
    const byWords = openSearch(words);
    const withWords = new Set(byWords.map(({ passage }) => passage));
    const byMeaning = closest(similarities, telling).flatMap((at) => {
      const passage = passages[at];
      return passage && !withWords.has(passage) ? foundWithoutWords(passage) : [];
    });
    const found = [...byWords, ...byMeaning].map((one) => ({
      ...one,
      similarity: similarities[places.get(one.passage) ?? -1] ?? 0,
    }));
    const mostWords = byWords[0]?.score ?? 0;
    // The best of those that have few of the words is a poor match all the same.
    const trust = byWords[0]?.coverage ?? 0;
    const nearest = Math.max(...found.map(({ similarity }) => similarity));
    return found
      .map((one) => {
        const wordShare = mostWords > 0 ? (trust * one.score) / mostWords : 0;
        return { ...one, score: fuse(wordShare, shareOfClosest(one.similarity, nearest, ordinary)) };
      })
      .sort((a, b) => b.score - a.score);
  };
}

/** The places of the closest, from `least` on. */
function closest(similarities: Float32Array, least: number): number[] {
  const places: number[] = [];
  for (let at = 0; at < similarities.length; at++) if ((similarities[at] ?? 0) >= least) places.push(at);
  return places.sort((a, b) => (similarities[b] ?? 0) - (similarities[a] ?? 0)).slice(0, mostByMeaning);
}

function foundWithoutWords(passage: Passage): Found[] {
  const sections = passage.sections.map(({ section }) => section);
  const asked = sections.find((section) => section.type !== 'expectation' || section.holders.length > 0);
  const section = asked ?? sections[0];
  return section ? [{ passage, section, score: 0, coverage: 0, knownCoverage: 0, matched: 0 }] : [];
}
