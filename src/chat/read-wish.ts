/** What a sentence may look like, and what is wished then; `part` is what the first group found. */
export type WishReader<Wish> = readonly [RegExp, (part: string) => Wish];

/** The first that fits, in lower case, without politeness and marks at the end; undefined where none does. */
export function readWish<Wish>(text: string, readers: readonly WishReader<Wish>[]): Wish | undefined {
  const said = text
    .trim()
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[\s.!?]+$/, '')
    .replace(/^please |,? please$/g, '');
  for (const [pattern, toWish] of readers) {
    const found = pattern.exec(said);
    if (found) return toWish(found.slice(1).find((part) => part !== undefined) ?? '');
  }
  return undefined;
}
