import type { Practice, PracticeStore } from './practice.ts';
import type { Rating, RatingStore } from './rating.ts';

/** Somebody asked for ratings that are not theirs to see. */
export class NotTheirsError extends Error {
  override readonly name = 'NotTheirsError';
}

/** The one way to ratings: who asks is checked here, and not where they are shown. */
export type ReadRatings = (asker: string, personId: string) => Promise<readonly Rating[]>;

/** A person sees all of their own, the oldest first. Nobody else sees any. Rejects with a NotTheirsError. */
export function createReadRatings(ratings: Pick<RatingStore, 'allOf'>): ReadRatings {
  return async (asker, personId) => {
    if (asker !== personId) throw new NotTheirsError();
    return ratings.allOf(personId);
  };
}

/** The same for what they said of the skill that they work on. */
export type ReadPractice = (asker: string, personId: string) => Promise<readonly Practice[]>;

export function createReadPractice(practice: Pick<PracticeStore, 'allPracticeOf'>): ReadPractice {
  return async (asker, personId) => {
    if (asker !== personId) throw new NotTheirsError();
    return practice.allPracticeOf(personId);
  };
}

/** Of several for the same week and skill the one that was pressed last; in the order of weeks. */
export function standing(ratings: readonly Rating[]): Rating[] {
  const last = new Map<string, Rating>();
  for (const rating of ratings) {
    const key = `${rating.week} ${rating.skill}`;
    const before = last.get(key);
    if (!before || rating.at >= before.at) last.set(key, rating);
  }
  return [...last.values()].sort((a, b) => a.week.localeCompare(b.week));
}
