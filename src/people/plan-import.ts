import { isDeepStrictEqual } from 'node:util';
import { createFindKnown } from './find-known.ts';
import { hasLeft, type Person } from './person.ts';
import type { RosterEntry } from './roster-row.ts';

/** What an import does. */
export interface ImportPlan {
  /** They are invited to set up their check-ins: a roster enrols nobody. */
  readonly added: readonly Person[];
  readonly changed: readonly { readonly before: Person; readonly after: Person }[];
  readonly unchanged: number;
  /** Known, and no longer in the roster, where that is to mean that they have left. */
  readonly left: readonly Person[];
  /** Known, and not in the roster: they stay as they are. */
  readonly others: number;
}

/** What a roster is compared with. */
interface Comparing {
  readonly newId: () => string;
  /** Whoever is not in the roster has left. */
  readonly isWhole: boolean;
  /** In milliseconds since 1970. */
  readonly now: number;
}

/** An entry is somebody known by their email or account; else somebody new. No two are the same person. */
export function planImport(
  known: readonly Person[],
  entries: readonly RosterEntry[],
  { newId, isWhole, now }: Comparing,
): ImportPlan {
  const find = createFindKnown(known);
  const added: Person[] = [];
  const changed: { before: Person; after: Person }[] = [];
  const met = new Set<Person>();
  for (const entry of entries) {
    const before = find(entry);
    if (!before) {
      added.push({ id: newId(), ...entry, enrolment: 'to-invite' });
      continue;
    }
    met.add(before);
    // What the roster leaves out is kept: an account may have been found by an email.
    const { leftAt: _, ...back } = before;
    const { managedSince: __, ...others } = back;
    // Who is led by whom the roster says from then on, also where a manager had said it.
    const kept = entry.manager === undefined ? back : others;
    const after = { ...kept, ...entry, name: entry.name || before.name, times: timesOf(before, entry) };
    if (!isDeepStrictEqual(before, after)) changed.push({ before, after });
  }
  const missing = known.filter((person) => !met.has(person));
  const left = isWhole ? missing.filter((person) => !hasLeft(person)) : [];
  const unchanged = met.size - changed.length;
  // Whoever left before gives up the account that an entry names as somebody else's.
  const holders = new Set(entries.map(({ account }) => account && find({ account })));
  const formers = missing.filter((person) => holders.has(person));
  for (const before of formers) {
    const { account: _, ...after } = before;
    changed.push({ before, after });
  }
  return {
    ...{ added, changed, unchanged, left: left.map((person) => ({ ...person, leftAt: now })) },
    others: missing.length - left.length - formers.length,
  };
}

/** Whoever has chosen whether to be asked has chosen when. */
function timesOf(before: Person, entry: RosterEntry): Person['times'] {
  const hasChosen = before.enrolment !== undefined && before.enrolment !== 'to-invite';
  return hasChosen ? before.times : entry.times;
}
