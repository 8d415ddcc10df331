import type { Week } from '../schedule/weeks.ts';

/** What somebody did about the skill that they work on, in the order in which it is asked. */
export const practices = ['practised', 'learned', 'neither', 'blocked'] as const;
export type DidPractise = (typeof practices)[number];

/** What somebody said in one week's check-in of the skill that they work on. Confidential, as ratings are. */
export interface Practice {
  readonly personId: string;
  readonly pressId: string;
  readonly week: Week;
  readonly skill: string;
  readonly did: DidPractise;
  readonly at: Date;
}

export interface PracticeStore {
  /** Once for each press. */
  save(practice: Practice): Promise<void>;
  /** All of a person's, the oldest first. To be read through `createReadRatings` alone. */
  allPracticeOf(personId: string): Promise<readonly Practice[]>;
  forget(personId: string): Promise<void>;
}
