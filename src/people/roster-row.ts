import type { Person } from './person.ts';

/** A person as a line of a roster describes them. */
export type RosterEntry = Omit<Person, 'id' | 'enrolment' | 'enrolledAt' | 'pausedUntil'>;

export interface RosterRow {
  /** From 1; the header is one. */
  readonly line: number;
  readonly entry: RosterEntry;
}

/** What is wrong with a line, and how to mend it. */
export interface LineProblem {
  readonly line: number;
  readonly problem: string;
}
