import type { Account } from '../chat/incoming.ts';
import type { Times } from '../schedule/weeks.ts';

/** Somebody who is asked about their skills, or leads people who are. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** Where they are written to; undefined until somebody with their email speaks to the bot. */
  readonly account?: Account;
  /** Lower case. */
  readonly email?: string;
  readonly role?: string;
  readonly roleLevel?: string;
  readonly team?: string;
  /** The email or the account of their manager, as the roster names them. */
  readonly manager?: string;
  readonly times: Times;
  /** What they chose: to be asked each week, or not any more. Undefined before they have chosen: nobody is asked unasked. */
  readonly enrolment?: 'weekly' | 'stopped';
  /** The first day on which they are asked again, such as `2027-01-03`. */
  readonly pausedUntil?: string;
  /** When they chose to be asked, in milliseconds since 1970. */
  readonly enrolledAt?: number;
}

export interface PersonStore {
  all(): Promise<readonly Person[]>;
  byAccount(account: Account): Promise<Person | undefined>;
  byId(id: string): Promise<Person | undefined>;
  /** Those who chose to be asked each week. */
  enrolled(): Promise<readonly Person[]>;
  remove(id: string): Promise<void>;
  /** In place of what was known of them; all or none. */
  save(people: readonly Person[]): Promise<void>;
}

/** `teams:tenant:person`, as a roster writes an account. */
function toHandle({ platform, workspace, id }: Account): string {
  return [platform, workspace, id].join(':');
}

/** What tells a person from every other. */
export function keysOf({ email, account }: Pick<Person, 'email' | 'account'>): string[] {
  return [...(email ? [email] : []), ...(account ? [toHandle(account)] : [])];
}
