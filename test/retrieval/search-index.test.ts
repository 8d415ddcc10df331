import { describe, expect, it } from 'vitest';
import { type Concept, contentStems, createSearchIndex } from '../../src/retrieval/search-index.ts';

const plain = { saturation: 1.2, lengthShare: 0 };
const word = (stem: string): Concept => ({ stems: [{ stem, weight: 1 }] });
const texts = (...all: string[]) => all.map((text) => [{ text, weight: 1 }]);
const placesOf = (matches: readonly { at: number }[]) => matches.map(({ at }) => at);

describe('the search index', () => {
  it('finds what holds more of the words first', () => {
    const index = createSearchIndex(texts('cat', 'cat dog', 'fish', 'cat dog bird'), plain);
    expect(placesOf(index.search([word('cat'), word('dog'), word('bird')], 9))).toEqual([3, 1, 0]);
  });

  it('sets a rarer word above a common one', () => {
    const index = createSearchIndex(texts('cat', 'cat', 'cat', 'owl'), plain);
    expect(index.weightOf(word('owl'))).toBeGreaterThan(index.weightOf(word('cat')));
    expect(placesOf(index.search([word('cat'), word('owl')], 1))).toEqual([3]);
  });

  it('gives a word that nothing has the most weight, and finds nothing for it', () => {
    const index = createSearchIndex(texts('cat', 'owl'), plain);
    expect(index.weightOf(word('dragon'))).toBeGreaterThan(index.weightOf(word('owl')));
    expect(index.hasStem('dragon')).toBe(false);
    expect(index.search([word('dragon')], 9)).toEqual([]);
  });

  it('counts unknown words against the coverage, but not against that of the known ones', () => {
    const index = createSearchIndex(texts('cat dog', 'owl'), plain);
    const [whole] = index.search([word('cat'), word('dog')], 9);
    expect(whole).toMatchObject({ at: 0, coverage: 1, knownCoverage: 1, matched: 2 });
    const [part] = index.search([word('cat'), word('dragon')], 9);
    expect(part).toMatchObject({ at: 0, knownCoverage: 1, matched: 1 });
    expect(part?.coverage).toBeLessThan(0.5);
  });

  it('holds a longer text back, as much as it is told to', () => {
    const all = texts('cat bird fish mouse horse sheep goat', 'cat');
    expect(placesOf(createSearchIndex(all, { ...plain, lengthShare: 1 }).search([word('cat')], 9))).toEqual([
      1, 0,
    ]);
    const [one, other] = createSearchIndex(all, plain).search([word('cat')], 9);
    expect(one?.score).toBe(other?.score);
  });

  it('sets a text that says it twice above one that says it once', () => {
    const index = createSearchIndex(texts('cat dog', 'cat cat'), plain);
    expect(placesOf(index.search([word('cat')], 9))).toEqual([1, 0]);
  });

  it('lets one of several words stand for a concept, at its weight', () => {
    const index = createSearchIndex(texts('puppy', 'dog', 'cat'), plain);
    const dog: Concept = {
      stems: [
        { stem: 'dog', weight: 1 },
        { stem: 'puppi', weight: 0.5 },
      ],
    };
    const matches = index.search([dog], 9);
    expect(placesOf(matches)).toEqual([1, 0]);
    expect(matches.map(({ matched }) => matched)).toEqual([1, 1]);
  });

  it('counts a text of less weight less', () => {
    const index = createSearchIndex([[{ text: 'cat', weight: 0.2 }], [{ text: 'cat', weight: 1 }]], plain);
    expect(placesOf(index.search([word('cat')], 9))).toEqual([1, 0]);
  });

  it('gives no more than asked for, and equals in their own order', () => {
    const index = createSearchIndex(texts('cat', 'cat', 'cat'), plain);
    expect(placesOf(index.search([word('cat')], 2))).toEqual([0, 1]);
  });

  it('finds nothing in nothing and for nothing', () => {
    expect(createSearchIndex([], { ...plain, lengthShare: 0.5 }).search([word('cat')], 9)).toEqual([]);
    expect(createSearchIndex(texts('cat'), { ...plain, lengthShare: 0.5 }).search([], 9)).toEqual([]);
  });
});

describe('the stems of a text', () => {
  it('leave out the words that carry no matter', () => {
    expect(contentStems('What are the cats and the dogs doing with it?')).toEqual(['cat', 'dog']);
  });
});
