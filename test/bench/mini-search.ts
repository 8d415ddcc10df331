import MiniSearch from 'minisearch';
import type { Passage } from '../../src/retrieval/passages.ts';
import { stopWords } from '../../src/retrieval/words.ts';
import type { Engine } from './engine.ts';
import { createPassageSearch, type Searchable, toSearchable } from './passage-search.ts';

// The settings that find most on the development questions.
const searchOptions = { boost: { names: 4 }, fuzzy: 0.2, prefix: (term: string) => term.length > 3 };

export function createMiniSearch(passages: readonly Passage[]): Engine {
  const index = new MiniSearch<Searchable>({
    fields: ['names', 'words'],
    processTerm: (term) => {
      const lower = term.toLowerCase();
      return stopWords.has(lower) ? null : lower;
    },
    searchOptions,
  });
  index.addAll(passages.map(toSearchable));
  return createPassageSearch('MiniSearch', passages, (text) => index.search(text)[0]?.id);
}
