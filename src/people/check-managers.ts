import { hasLeft, keysOf, type Person } from './person.ts';
import type { LineProblem, RosterRow } from './roster-row.ts';

/** Somebody as they would be after the import. */
interface Place {
  /** How they are called in a message. */
  readonly called: string;
  manager: string | undefined;
  /** On which the roster names their manager. */
  line: number | undefined;
  isThere: boolean;
}

/** The lines after which somebody would lead themselves, and those whose manager is nobody of the roster and not known. */
export function checkManagers(
  rows: readonly RosterRow[],
  known: readonly Person[],
): { circles: LineProblem[]; unknown: LineProblem[] } {
  const byHandle = placeAll(rows, known);
  return { circles: findCircles(byHandle), unknown: findUnknown(rows, byHandle) };
}

function placeAll(rows: readonly RosterRow[], known: readonly Person[]): Map<string, Place> {
  const byHandle = new Map<string, Place>();
  for (const person of known) {
    const [called = ''] = keysOf(person);
    const place = { called, manager: person.manager, line: undefined, isThere: !hasLeft(person) };
    for (const key of keysOf(person)) byHandle.set(key, place);
  }
  for (const { line, entry } of rows) {
    const keys = keysOf(entry);
    const [called = ''] = keys;
    const before = keys.map((key) => byHandle.get(key)).find((place) => place !== undefined);
    const place = before ?? { called, manager: undefined, line: undefined, isThere: true };
    place.isThere = true;
    // What a roster leaves out stays as it was.
    if (entry.manager !== undefined) {
      place.manager = entry.manager;
      place.line = line;
    }
    for (const key of keys) byHandle.set(key, place);
  }
  return byHandle;
}

function findCircles(byHandle: ReadonlyMap<string, Place>): LineProblem[] {
  const settled = new Set<Place>();
  const problems: LineProblem[] = [];
  for (const start of byHandle.values()) {
    const path = new Set<Place>();
    let next: Place | undefined = start;
    while (next && !settled.has(next) && !path.has(next)) {
      path.add(next);
      next = next.isThere ? byHandle.get(next.manager ?? '') : undefined;
    }
    if (next && path.has(next)) {
      const all = [...path];
      problems.push(...tellCircle(all.slice(all.indexOf(next))));
    }
    for (const place of path) settled.add(place);
  }
  return problems;
}

/** Each line of the roster that closes it, the first with who is in it. Of one that was there before it says nothing. */
function tellCircle(circle: readonly Place[]): LineProblem[] {
  const lines = circle.flatMap(({ line }) => line ?? []).toSorted((one, other) => one - other);
  const [first, ...others] = lines;
  if (first === undefined) return [];
  if (circle.length === 1) {
    const problem = `${circle[0]?.called} is their own manager: name another one, or leave the cell empty`;
    return [{ line: first, problem }];
  }
  const begin = circle.findIndex(({ line }) => line === first);
  const chain = [...circle.slice(begin), ...circle.slice(0, begin + 1)].map(({ called }) => called);
  return [
    { line: first, problem: `managers go round in a circle, ${chain.join(' < ')}: mend one of its lines` },
    ...others.map((line) => ({ line, problem: `is in the circle of managers of line ${first}` })),
  ];
}

function findUnknown(rows: readonly RosterRow[], byHandle: ReadonlyMap<string, Place>): LineProblem[] {
  const isUnknown = ({ entry: { manager } }: RosterRow) =>
    manager !== undefined && !byHandle.get(manager)?.isThere;
  const byManager = Map.groupBy(rows.filter(isUnknown), ({ entry }) => entry.manager);
  return [...byManager].map(([manager, [first, ...others]]) => {
    const more = others.length > 0 ? `, and of ${others.length} more,` : '';
    return {
      line: first?.line ?? 0,
      problem: `the manager "${manager}"${more} is nobody who is known or in the roster: add a line for them, or write their email or account`,
    };
  });
}
