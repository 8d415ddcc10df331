import { monthsBefore } from '../schedule/months.ts';

/** How long what is kept of people is kept. */
export interface RetentionSettings {
  readonly ratingsMonths: number;
  readonly notesMonths: number;
  /** Feedback, what became of check-ins, looks, and how to reach people who do not take part. */
  readonly recordsMonths: number;
  /** From the roster that no longer names somebody to the deletion of all that is theirs. */
  readonly leaversDays: number;
}

/** What is deleted by its age. */
export type Kind =
  | 'notes'
  | 'ratings'
  | 'practice'
  | 'deliveries'
  | 'feedback'
  | 'looks'
  | 'addresses'
  | 'names in summaries'
  | 'summary releases'
  | 'summaries';

export interface Due {
  readonly kind: Kind;
  /** In milliseconds since 1970: what is older is deleted. */
  readonly before: number;
}

const dayMs = 24 * 60 * 60 * 1_000;

/**
 * In the order in which it is to be deleted. What a manager was shown goes after the ratings, and with the same age: by
 * then no answer is left that the old figures could give away.
 */
export function whatIsDue(settings: RetentionSettings, now: number): readonly Due[] {
  const ratings = monthsBefore(now, settings.ratingsMonths);
  const records = monthsBefore(now, settings.recordsMonths);
  return [
    { kind: 'notes', before: monthsBefore(now, settings.notesMonths) },
    { kind: 'ratings', before: ratings },
    { kind: 'practice', before: ratings },
    { kind: 'deliveries', before: records },
    { kind: 'feedback', before: records },
    { kind: 'looks', before: records },
    { kind: 'addresses', before: records },
    { kind: 'names in summaries', before: ratings },
    { kind: 'summary releases', before: ratings },
    { kind: 'summaries', before: ratings },
  ];
}

/** Whoever left by then has had their time of grace. */
export function graceEnded({ leaversDays }: Pick<RetentionSettings, 'leaversDays'>, now: number): number {
  return now - leaversDays * dayMs;
}
