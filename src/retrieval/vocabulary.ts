import type { EverydayWords } from './everyday-words.ts';
import type { Passage } from './passages.ts';
import { formsOf, stopWords } from './words.ts';

/** Every word that the documents and their everyday words use: these are never corrected. */
export function collectVocabulary(
  passages: readonly Passage[],
  everyday: EverydayWords,
): ReadonlySet<string> {
  const vocabulary = new Set(stopWords);
  const phrases = everyday.entries.flatMap((entry) => entry.phrases);
  for (const text of [...passages.map(({ words }) => words), ...phrases, ...everyday.synonyms.keys()]) {
    for (const form of formsOf(text)) vocabulary.add(form);
  }
  return vocabulary;
}
