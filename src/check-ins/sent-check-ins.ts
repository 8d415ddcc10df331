import type { Week } from '../schedule/weeks.ts';

/** A check-in that reached somebody. */
export interface SentCheckIn {
  readonly personId: string;
  readonly week: Week;
  /** In milliseconds since 1970; later than planned where the bot was not there. */
  readonly sentAt: number;
  readonly isAnswered: boolean;
}

/** What became of check-ins after they were sent. */
export interface SentCheckIns {
  /** Once and for all; nothing where none was sent that week. True where it is the first time. */
  markAnswered(personId: string, week: Week): Promise<boolean>;
  /** Somebody's, the latest first. */
  latest(personId: string, most: number): Promise<readonly SentCheckIn[]>;
  /** Those of them whose last check-in could not be brought to them. */
  unreachable(personIds: readonly string[]): Promise<readonly string[]>;
}
