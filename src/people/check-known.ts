import { createFindKnown } from './find-known.ts';
import { hasLeft, keysOf, type Person } from './person.ts';
import type { LineProblem, RosterRow } from './roster-row.ts';

/** The lines that speak of two people who are known, and those that speak of one of whom a line before speaks. */
export function checkKnown(rows: readonly RosterRow[], known: readonly Person[]): LineProblem[] {
  const find = createFindKnown(known);
  const met = new Map<Person, RosterRow>();
  const problems: LineProblem[] = [];
  for (const row of rows) {
    const person = find(row.entry);
    const before = person && met.get(person);
    if (before) problems.push({ line: row.line, problem: tellTwice(person, before) });
    else if (person) met.set(person, row);
  }
  const moves = new Map<Person, Move>();
  for (const [to, { line, entry }] of met) {
    const holder = entry.account && find({ account: entry.account });
    if (holder && holder !== to) moves.set(holder, { to, line });
  }
  return [...problems, ...checkMoves(moves, met)];
}

/** Who would get the account of somebody who is known, and by which line. */
interface Move {
  readonly to: Person;
  readonly line: number;
}

function checkMoves(moves: Map<Person, Move>, met: Map<Person, RosterRow>): LineProblem[] {
  const problems: LineProblem[] = [];
  for (const first of moves.keys()) {
    let holder = first;
    let move = moves.get(holder);
    while (move && !givesUpAccount(holder, { to: move.to, own: met.get(holder) })) {
      problems.push({ line: move.line, problem: tellTwo(move.to, holder) });
      moves.delete(holder);
      // Without their line they keep their own account, which may be another's in the roster.
      met.delete(move.to);
      holder = move.to;
      move = moves.get(holder);
    }
  }
  return problems;
}

/** Where only one of two stays, nothing but who left before tells whether an account moved or an email. */
function givesUpAccount(holder: Person, { to, own }: { to: Person; own: RosterRow | undefined }): boolean {
  if (own) return own.entry.account !== undefined;
  // Nobody would find again who gave up the only thing that they are known by.
  return hasLeft(holder) && holder.email !== undefined && !hasLeft(to);
}

function tellTwice(person: Person, { line }: RosterRow): string {
  return `is the same person as line ${line}, ${describe(person)}: delete one of the lines; where they are two people, first import alone the line of the one who is known, with their own email and account`;
}

function tellTwo(person: Person, holder: Person): string {
  const moving =
    '; where the account has moved, give its former owner another one on a line of their own, or first import with --remove-missing a roster without them and without this account';
  const two = `its email is of one person, ${describe(person)}, and its account of another, ${describe(holder)}`;
  const mend =
    'correct the line; where both are the same person, or one is gone, first delete one of them with "people forget"';
  return `${two}: ${mend}${holder.email === undefined ? '' : moving}`;
}

function describe(person: Person): string {
  const keys = keysOf(person).join(', ');
  return person.name ? `${person.name} (${keys})` : keys;
}
