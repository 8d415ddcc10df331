import type { Week } from '../schedule/weeks.ts';

/** The scale of a skill whose levels the documents describe, lowest first. */
type LevelValue = 'not-yet' | 'awareness' | 'working' | 'practitioner' | 'expert';
/** That of one whose levels they do not describe: against what they ask for. */
type DescriptionValue = 'below' | 'at' | 'above';

export type RatingValue = LevelValue | DescriptionValue | 'does-not-apply';

/** What somebody said of one skill in one week's check-in. Confidential: read through `createReadRatings` alone. */
export interface Rating {
  /** The press that saved it: a press that is delivered twice saves once. */
  readonly pressId: string;
  readonly personId: string;
  readonly week: Week;
  readonly skill: string;
  readonly value: RatingValue;
  /** `same`: as the last time, which it repeats. */
  readonly answered: 'rated' | 'same';
  /** The role level that asked for it. */
  readonly role: string;
  readonly roleLevel: string;
  /** What it was given against: the framework's version, and the words that stood there. */
  readonly frameworkVersion: string;
  readonly words: string;
  readonly note?: string;
  /** After the next check-in had opened. */
  readonly isLate: boolean;
  readonly at: Date;
}

/** What somebody said last of a skill, without a word of theirs. */
export interface LastSaid extends Pick<Rating, 'value'> {
  /** In milliseconds since 1970. */
  readonly at: number;
}

/** By skill, as far as something was said. */
export type SaidBySkill = ReadonlyMap<string, LastSaid>;

export interface SkillsOf {
  readonly personId: string;
  readonly skills: readonly string[];
}

interface Note extends Pick<Rating, 'personId' | 'pressId' | 'week' | 'skill' | 'at'> {
  readonly note: string;
}

export interface RatingStore {
  /** Every rating is kept. The one that stands for its week and skill now: the one that was pressed last. */
  save(rating: Rating): Promise<Rating>;
  /** The rating that stands is kept once more, with a note; nothing where there is none. */
  annotate(note: Note): Promise<void>;
  /** All of a person's, the oldest first. To be read through `createReadRatings` alone. */
  allOf(personId: string): Promise<readonly Rating[]>;
  /** What stood last at an instant of the skills of each of them, by person. As confidential as `allOf`. */
  lastOf(asked: readonly SkillsOf[], at: number): Promise<ReadonlyMap<string, SaidBySkill>>;
  /** Those of them who have said something since an instant, in a check-in of then. */
  answeredSince(personIds: readonly string[], since: number): Promise<readonly string[]>;
  /** Deletes all of a person's. */
  forget(personId: string): Promise<void>;
}
