import type { Counter, Gauge } from 'prom-client';

/** "failed: too slow" is `failed_too_slow`. */
export function toLabel(word: string): string {
  return word.replace(/\W+/g, '_');
}

/** Every combination is there from nothing on, so that the first one that happens is seen as a rise. */
export function startAtNothing<Name extends string>(
  counts: Counter<Name> | Gauge<Name>,
  values: Readonly<Record<NoInfer<Name>, readonly string[]>>,
): void {
  let combinations: Partial<Record<Name, string>>[] = [{}];
  for (const [name, words] of Object.entries<readonly string[]>(values))
    combinations = combinations.flatMap((labels) => words.map((word) => ({ ...labels, [name]: word })));
  for (const labels of combinations) counts.inc(labels, 0);
}
