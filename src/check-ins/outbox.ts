import type { Week } from '../schedule/weeks.ts';

/** One person's check-in of one week. */
export interface Planned {
  readonly personId: string;
  readonly week: Week;
  /** When it is to be sent; milliseconds since 1970, as below. */
  readonly dueAt: number;
  /** When the next one opens; it is not sent after that. */
  readonly closesAt: number;
}

/** One that this process sends now. */
export interface ClaimedCheckIn extends Planned {
  /** Tells this claim from every other of the same check-in. */
  readonly attempt: number;
  /** Until then no other process takes it. */
  readonly leaseUntil: number;
}

/**
 * `claimed`: taken by a process that has not begun to send it. `sending`: begun; until it is finished nobody knows
 * whether it arrived. `nothing`: no question was due. `missed`: not sent before the next one opened.
 */
export type SendingState =
  | 'due'
  | 'claimed'
  | 'sending'
  | 'sent'
  | 'nothing'
  | 'unreachable'
  | 'unknown'
  | 'missed';

export type Finished =
  | { readonly state: 'sent'; readonly reference: string }
  | { readonly state: 'nothing' }
  | { readonly state: 'unreachable' | 'unknown'; readonly reason: string };

/** What became of a check-in, for the people who look after it. */
interface SendingStatus extends Pick<Planned, 'personId' | 'week' | 'dueAt'> {
  readonly state: SendingState;
  readonly reason?: string;
}

/**
 * One record for each person and week, whatever happens: planned, claimed, begun, finished. Several processes share it. A
 * claim that ran out before it was begun is taken by another; one that was begun is interrupted.
 */
export interface CheckInOutbox {
  /** How many of them are new; one that is there already stays as it is. */
  plan(planned: readonly Planned[]): Promise<number>;
  /** Those that are due, oldest first. */
  claimDue(most: number): Promise<readonly ClaimedCheckIn[]>;
  /** To be called before anything is sent. False where another process has it now: then nothing may be sent. */
  begin(claimed: ClaimedCheckIn): Promise<boolean>;
  /** False where another process has it now. */
  finish(claimed: ClaimedCheckIn, finished: Finished): Promise<boolean>;
  /** To be sent at a later time, by any process: nothing was sent. */
  putBack(claimed: ClaimedCheckIn, dueAt: number): Promise<boolean>;
  /** Those that a process began and did not finish within its lease. Taken as by `claimDue`, and begun. */
  claimInterrupted(most: number): Promise<readonly ClaimedCheckIn[]>;
  /** Gives up what was not sent before the next one opened. How many those are. */
  closeOld(): Promise<number>;
  /** Of all weeks, the latest first. */
  statuses(): Promise<readonly SendingStatus[]>;
  /** An administrator says what became of one that is unknown: that it arrived, or that it is to be sent. */
  resolve(personId: string, week: Week, as: 'sent' | 'due'): Promise<boolean>;
  /** Deletes all of a person's; one that is under way is sent, and not written down. */
  forget(personId: string): Promise<void>;
}
