import { KnowledgeError } from './knowledge-error.ts';
import { maximumStatements } from './limits.ts';
import type { Source } from './model.ts';

/**
 * Keeps each distinct wording once: two thirds of the framework's statements stand under several roles. Counts
 * the statements of the whole folder.
 */
export type WordStore = (words: string, source: Source) => string;

export const createWordStore = (limit = maximumStatements): WordStore => {
  const known = new Map<string, string>();
  let statements = 0;
  return (words, { file, line }) => {
    statements += 1;
    if (statements > limit) {
      const problem = `the folder holds more than ${limit} sentences and bullets; take some documents out`;
      throw new KnowledgeError([{ file, line, problem }]);
    }
    const kept = known.get(words);
    if (kept !== undefined) return kept;
    const copy = copyOf(words);
    known.set(copy, copy);
    return copy;
  };
};

// V8 keeps the whole text of a file alive for as long as a part cut from it is used.
function copyOf(words: string): string {
  return Buffer.from(words).toString();
}
