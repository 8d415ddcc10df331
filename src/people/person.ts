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
  /** When their manager named them in chat, in milliseconds since 1970; undefined where a roster did. */
  readonly managedSince?: number;
  /** The managers who named them and whose team they left. */
  readonly leftTeams?: readonly string[];
  readonly times: Times;
  /** Undefined where they have not chosen: nobody is asked unasked. */
  readonly enrolment?: Enrolment;
  /** The first day on which they are asked again, such as `2027-01-03`. */
  readonly pausedUntil?: string;
  /** In milliseconds since 1970. */
  readonly pausedSince?: number;
  /** When they chose to be asked, in milliseconds since 1970. */
  readonly enrolledAt?: number;
  /** Undefined: only they see what they say of their skills. */
  readonly sharing?: 'with-manager';
  /** What of their set-up comes next; undefined where they have not begun it, or it is done. */
  readonly setUp?: 'role' | 'times' | 'sharing';
  /** The skill that they chose to work on. */
  readonly workingOn?: string;
  /** The week of the check-in that last asked how often they want to be asked, unless they have answered one since. */
  readonly rhythmAskedIn?: string;
  /** How often their team's summary comes by itself, where they lead one; undefined: monthly. */
  readonly summaries?: 'weekly' | 'never';
  /** When a roster no longer named them, in milliseconds since 1970. After a time of grace all of theirs is deleted. */
  readonly leftAt?: number;
}

/** `to-invite`: a roster named them. `never`: they want no invitation either. */
export type Enrolment = 'to-invite' | 'weekly' | 'fortnightly' | 'monthly' | 'stopped' | 'never';

export interface PersonStore {
  all(): Promise<readonly Person[]>;
  byAccount(account: Account): Promise<Person | undefined>;
  byId(id: string): Promise<Person | undefined>;
  /** In lower case. */
  byEmail(email: string): Promise<Person | undefined>;
  /** Those whose manager has one of these handles, without those who have left. */
  managedBy(handles: readonly string[]): Promise<readonly Person[]>;
  /** Handles of those who manage somebody who has not left: the next of them after one, in their order; none at the end. */
  managers(after: string): Promise<readonly string[]>;
  /** Those who have one of these handles. */
  byHandles(handles: readonly string[]): Promise<readonly Person[]>;
  /** Without those who have left: the next of them after an id, in the order of ids; none at the end. */
  withEnrolment(enrolments: readonly Enrolment[], after: string): Promise<readonly Person[]>;
  /** Those who had left by an instant, the first of them first. */
  leftBy(at: number, most: number): Promise<readonly Person[]>;
  /** The ids of all whose manager has one of these handles, or who left the team of such a manager. */
  naming(handles: readonly string[]): Promise<readonly string[]>;
  /** Nothing where their id, account or email is known already. */
  add(person: Person): Promise<void>;
  /** Of two changes at once neither is lost. What they are afterwards; undefined where they are gone. */
  change(id: string, change: (person: Person) => Person): Promise<Person | undefined>;
  remove(id: string): Promise<void>;
  /** In place of what was known of them; all or none. */
  save(people: readonly Person[]): Promise<void>;
}

/** `teams:tenant:person`, as a roster writes an account. */
function toHandle({ platform, workspace, id }: Account): string {
  return [platform, workspace, id].join(':');
}

/** A handle as somebody wrote it: emails are kept in lower case, accounts as their platform spells them. */
export function readHandle(text: string): string {
  return text.includes('@') ? text.toLowerCase() : text;
}

/** The account that a handle names; undefined where it is an email. */
export function accountOf(handle: string): Account | undefined {
  if (handle.includes('@')) return undefined;
  const [platform = '', workspace = '', ...id] = handle.split(':');
  return { platform, workspace, id: id.join(':') };
}

/** What tells a person from every other. */
export function keysOf({ email, account }: Pick<Person, 'email' | 'account'>): string[] {
  return [...(email ? [email] : []), ...(account ? [toHandle(account)] : [])];
}

/** No roster names them any more: nothing is sent to them, and they count, and see, in no team. */
export function hasLeft({ leftAt }: Pick<Person, 'leftAt'>): boolean {
  return leftAt !== undefined;
}
