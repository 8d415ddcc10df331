import { describe, expect, it } from 'vitest';
import { ownKnowledge } from '../../src/config.ts';
import { loadFramework } from '../../src/framework/load-framework.ts';
import type { Closeness } from '../../src/retrieval/closeness.ts';
import { createConceptReader } from '../../src/retrieval/concepts.ts';
import { createOpenSearch } from '../../src/retrieval/open-search.ts';
import { collectPassages } from '../../src/retrieval/passages.ts';
import { createSearchByMeaning } from '../../src/retrieval/search-by-meaning.ts';
import { collectVocabulary } from '../../src/retrieval/vocabulary.ts';

const passages = collectPassages(await loadFramework(ownKnowledge));
const noEverydayWords = { entries: [], synonyms: new Map() };
const openSearch = createOpenSearch(
  passages,
  createConceptReader(collectVocabulary(passages, noEverydayWords), noEverydayWords),
);
const search = createSearchByMeaning(passages, openSearch);

const consensus = 'build and reach consensus';
const assets = 'verify the location and state of IT assets';
const control = 'control IT assets in one or more areas';

/** A model that finds these passages so close, and every other as far as anything. */
function closeTo(similarities: Readonly<Record<string, number>>): Closeness {
  return {
    similarities: Float32Array.from(passages, ({ words }) => similarities[words] ?? 0.1),
    ordinary: 0.2,
    telling: 0.4,
  };
}

describe('what words and meaning find together', () => {
  it('has what shares no word with the question, first where the words find nothing', () => {
    const [best, ...others] = search(['haggle'], closeTo({ [consensus]: 0.6 }));
    expect(best?.passage.words).toBe(consensus);
    expect(best).toMatchObject({ coverage: 0, matched: 0, similarity: Math.fround(0.6) });
    expect(others).toEqual([]);
  });

  it('has it first also where others share a few of the words', () => {
    const words = ['location', 'haggle', 'dispute', 'quarrel'];
    expect(openSearch(words)[0]?.passage.words).toBe(assets);
    const found = search(words, closeTo({ [consensus]: 0.6 })).map(({ passage }) => passage.words);
    expect(found.slice(0, 2)).toEqual([consensus, assets]);
  });

  it('has what says all of the words before what is close alone', () => {
    const found = search(['verify', 'location', 'assets'], closeTo({ [consensus]: 0.6 }));
    expect(found[0]?.passage.words).toBe(assets);
  });

  it('tells by the meaning what the words leave open', () => {
    const [first, second] = openSearch(['assets']);
    expect([first?.passage.words, second?.passage.words].toSorted()).toEqual([control, assets]);
    for (const meant of [control, assets]) {
      expect(search(['assets'], closeTo({ [meant]: 0.6 }))[0]?.passage.words).toBe(meant);
    }
  });

  it('does not have what is not close enough', () => {
    expect(search(['haggle'], closeTo({ [consensus]: 0.39 }))).toEqual([]);
  });

  it('keeps the order of the words where no meaning is closer than to anything', () => {
    const words = ['service', 'reporting', 'standards'];
    const inOrder = (found: readonly { readonly passage: unknown }[]) => found.map(({ passage }) => passage);
    expect(inOrder(search(words, closeTo({ [consensus]: 0.2 })))).toEqual(inOrder(openSearch(words)));
  });

  it('has each passage once', () => {
    const found = search(['assets'], closeTo({ [control]: 0.6, [assets]: 0.5 }));
    const words = found.map(({ passage }) => passage.words);
    expect(words).toEqual([...new Set(words)]);
  });
});
