import type { Week } from './weeks.ts';

/**
 * What the bot writes of its own accord. `invitation`: to set up check-ins, once, for the week "once". `reminder`: of a
 * week's check-in that was not answered. `summary`: to a manager. `named`: that a manager named somebody in their team.
 * `changes`: that a version of the documents asks something else of them, once; its "week" is the version.
 * `administration`: what an administrator asked for where others read it, which is its "week".
 */
export const kinds = [
  ...(['check-in', 'reminder', 'invitation', 'summary', 'named'] as const),
  ...(['changes', 'administration'] as const),
] as const;
export type Kind = (typeof kinds)[number];

/** One person's delivery of one kind and week. */
export interface Planned {
  readonly kind: Kind;
  readonly personId: string;
  readonly week: Week | 'once';
  /** When it is to be sent; milliseconds since 1970, as below. */
  readonly dueAt: number;
  /** It is not sent after that. */
  readonly closesAt: number;
}

/** One that this process sends now. */
export interface Claimed extends Planned {
  /** Tells this claim from every other of the same delivery. */
  readonly attempt: number;
  /** Until then no other process takes it. */
  readonly leaseUntil: number;
}

/**
 * `waiting`: due, for a platform that the process which took it did not have. `claimed`: taken by a process that has
 * not begun to send it. `sending`: begun; until it is finished nobody knows whether it arrived. `nothing`: there was
 * nothing to say. `missed`: not sent before it closed.
 */
export type SendingState =
  | 'due'
  | 'waiting'
  | 'claimed'
  | 'sending'
  | 'sent'
  | 'nothing'
  | 'unreachable'
  | 'unknown'
  | 'missed';

/** How many deliveries of a kind wait to be sent although it is time, are on their way, or are left to an administrator. */
export interface OpenCount {
  readonly kind: Kind;
  readonly state: Extract<SendingState, 'due' | 'waiting' | 'claimed' | 'sending' | 'unknown'>;
  readonly count: number;
}

export type Finished =
  | { readonly state: 'sent'; readonly reference: string }
  | { readonly state: 'nothing' }
  | { readonly state: 'unreachable' | 'unknown'; readonly reason: string };

interface WaitingCount {
  readonly platform: string;
  readonly count: number;
}

/** What became of a delivery, for the people who look after them. */
interface SendingStatus extends Pick<Planned, 'kind' | 'personId' | 'week' | 'dueAt'> {
  readonly state: SendingState;
  readonly reason?: string;
}

/**
 * One record for each kind, person and week, whatever happens: planned, claimed, begun, finished. Several processes share
 * it. A claim that ran out before it was begun is taken by another; one that was begun is interrupted.
 */
export interface Outbox {
  /** How many of them are new; one that is there already stays as it is. */
  plan(planned: readonly Planned[]): Promise<number>;
  /** To be sent at its time whatever became of it before, at the person's own wish; one under way stays as it is. */
  planAgain(planned: Planned): Promise<void>;
  /** To another time, where it still waits for its own. */
  reschedule(kind: Kind, personId: string, week: string, dueAt: number): Promise<void>;
  /** Those that are due, oldest first; of those that wait for a platform only those that wait for one of these. */
  claimDue(most: number, platforms?: readonly string[]): Promise<readonly Claimed[]>;
  /** To be called before anything is sent. False where another process has it now: then nothing may be sent. */
  begin(claimed: Claimed): Promise<boolean>;
  /** False where another process has it now. */
  finish(claimed: Claimed, finished: Finished): Promise<boolean>;
  /** To be sent at a later time, by any process: nothing was sent. */
  putBack(claimed: Claimed, dueAt: number): Promise<boolean>;
  /** To be sent by a process that has a platform: nothing was sent. */
  leaveFor(claimed: Claimed, platform: string): Promise<boolean>;
  /** How many wait for other platforms than these, and were due by then. */
  countWaiting(platforms: readonly string[], dueBy: number): Promise<readonly WaitingCount[]>;
  /** Those that a process began and did not finish within its lease. Taken as by `claimDue`, and begun. */
  claimInterrupted(most: number): Promise<readonly Claimed[]>;
  /** Gives up what was not sent before it closed. How many those are. */
  closeOld(): Promise<number>;
  /** None where there are none. Reads only what is open, however much was ever sent. */
  countOpen(): Promise<readonly OpenCount[]>;
  /** Of all weeks, the latest first; one person's, or everybody's. */
  statuses(personId?: string): Promise<readonly SendingStatus[]>;
  /** An administrator says what became of one that is unknown: that it arrived, or that it is to be sent. How many. */
  resolve(personId: string, week: string, as: 'sent' | 'due'): Promise<number>;
  /** Deletes all of a person's; one that is under way is sent, and not written down. */
  forget(personId: string): Promise<void>;
}
