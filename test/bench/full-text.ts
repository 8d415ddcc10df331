import { DatabaseSync } from 'node:sqlite';
import type { Passage } from '../../src/retrieval/passages.ts';
import { plainText, stopWords } from '../../src/retrieval/words.ts';
import type { Engine } from './engine.ts';
import { createPassageSearch, toSearchable } from './passage-search.ts';

/** SQLite's own full text search, in memory, with its Porter stemmer and BM25. */
export function createFullTextSearch(passages: readonly Passage[]): Engine {
  const database = new DatabaseSync(':memory:');
  database.exec(`CREATE VIRTUAL TABLE passage USING fts5(names, words, tokenize = 'porter unicode61')`);
  database.exec('BEGIN');
  const insert = database.prepare('INSERT INTO passage (rowid, names, words) VALUES (?, ?, ?)');
  for (const { id, names, words } of passages.map(toSearchable)) insert.run(id, names, words);
  database.exec('COMMIT');
  const find = database.prepare(
    'SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY bm25(passage, 4, 1) LIMIT 10',
  );
  return createPassageSearch('SQLite FTS5', passages, (text) => {
    const asked = anyOf(text);
    const found = asked === '' ? undefined : find.all(asked)[0]?.['rowid'];
    return found === undefined ? undefined : Number(found);
  });
}

function anyOf(text: string): string {
  return plainText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !stopWords.has(word.toLowerCase()))
    .map((word) => `"${word}"`)
    .join(' OR ');
}
