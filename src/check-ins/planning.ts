import type { Person } from '../people/person.ts';
import type { Planned } from '../schedule/outbox.ts';
import type { Week } from '../schedule/weeks.ts';
import type { SentCheckIn } from './sent-check-ins.ts';

/** A week of some people: that which it is where they are. */
export interface LocalWeek {
  readonly week: Week;
  readonly timeZone: string;
}

/** What somebody's week has for them, which may be nothing. */
export interface PlannedWeek extends LocalWeek {
  readonly planned: readonly Planned[];
}

/**
 * Which weeks and reminders have been planned, so that each is once, by whichever process comes first. Both go through
 * everybody whom they concern in small parts, and write down a part and that it is done together. They say how many
 * deliveries are new; those that others plan or change at that moment are left for the next time.
 */
export interface Planning {
  /** The weeks that were the last ones planned of somebody; undefined: of whom something changed since, or who are new. */
  lastWeeks(): Promise<readonly (LocalWeek | undefined)[]>;
  /** Of those whose last one this is. */
  planWeeks(last: LocalWeek | undefined, plan: (person: Person) => PlannedWeek): Promise<number>;
  /**
   * Of check-ins that were planned for from one instant up to another, in milliseconds since 1970, were sent, and
   * are not answered.
   */
  planReminders(
    from: number,
    upTo: number,
    plan: (person: Person, sent: SentCheckIn) => readonly Planned[],
  ): Promise<number>;
}
