import type { Embed } from '../../src/retrieval/embed.ts';
import { contentStems } from '../../src/retrieval/search-index.ts';

/** What this model takes for the same: everyday words and those of the role document that comes with Rolecall. */
const synonyms: Readonly<Record<string, string>> = {
  count: 'verify',
  gadgets: 'assets',
  haggle: 'consensus',
  bickering: 'build',
};

const width = 256;
const marks = 16;

/** A model of meaning that fits in a test: each word points somewhere, words that mean the same to the same place. */
export const fakeEmbed: Embed = async (texts) => texts.map(toVector);

const meant = new Map(
  Object.entries(synonyms).map(([word, same]) => [contentStems(word)[0], contentStems(same)[0]]),
);

export function toVector(text: string): Float32Array {
  const vector = new Float32Array(width);
  // No text is without a direction, as with a real model.
  vector[0] = 0.5;
  for (const stem of contentStems(text)) point(vector, meant.get(stem) ?? stem);
  return vector;
}

function point(vector: Float32Array, word: string): void {
  let seed = 7;
  for (const letter of word) seed = Math.imul(seed ^ letter.charCodeAt(0), 2_654_435_761);
  for (let n = 0; n < marks; n++) {
    seed = Math.imul(seed ^ (seed >>> 15), 2_246_822_519) ^ n;
    const at = (seed >>> 8) % width;
    vector[at] = (vector[at] ?? 0) + (seed & 64 ? 0.25 : -0.25);
  }
}
