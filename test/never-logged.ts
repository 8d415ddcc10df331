import { expect } from 'vitest';

const kept = new Set<string>();

/** Short words stand in any log. */
const shortest = 12;

/** What somebody wrote, or a secret: from now on it may stand in no log of this test file. */
export function neverLogged(text: string): void {
  if (text.length >= shortest) kept.add(text);
}

export function expectNothingKeptIn(log: string): void {
  const found = [...kept].filter(
    (text) => log.includes(text) || log.includes(JSON.stringify(text).slice(1, -1)),
  );
  expect(found, 'in the log').toEqual([]);
}
