import { isDeepStrictEqual } from 'node:util';
import { keysOf, type Person } from './person.ts';
import type { RosterEntry } from './read-roster.ts';

/** What an import does. */
export interface ImportPlan {
  readonly added: readonly Person[];
  readonly changed: readonly { readonly before: Person; readonly after: Person }[];
  readonly unchanged: number;
  /** Known, and not in the roster: they stay as they are. */
  readonly others: number;
}

/** An entry is somebody known by their account or email; else somebody new. */
export function planImport(
  known: readonly Person[],
  entries: readonly RosterEntry[],
  newId: () => string,
): ImportPlan {
  const byKey = new Map(known.flatMap((person) => keysOf(person).map((key) => [key, person] as const)));
  const added: Person[] = [];
  const changed: { before: Person; after: Person }[] = [];
  const met = new Set<Person>();
  for (const entry of entries) {
    const before = keysOf(entry)
      .map((key) => byKey.get(key))
      .find((person) => person !== undefined);
    if (!before) {
      added.push({ id: newId(), ...entry });
      continue;
    }
    met.add(before);
    // What the roster leaves out is kept: an account may have been found by an email.
    const after = { ...before, ...entry, name: entry.name || before.name };
    if (!isDeepStrictEqual(before, after)) changed.push({ before, after });
  }
  return { added, changed, unchanged: met.size - changed.length, others: known.length - met.size };
}
