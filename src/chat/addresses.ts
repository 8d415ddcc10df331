import type { Channel } from './answering.ts';
import type { Account } from './incoming.ts';

/** Whom the bot may write to of its own accord: a person in private, or everybody in a shared conversation. */
export type Recipient = Account | Channel;

interface KnownAddress {
  /** Means something to its platform only. */
  readonly address: string;
  /** Why the last message did not get through, where it did not. */
  readonly unreachable?: string;
}

/** How to reach somebody who has not just written. */
export interface Addresses {
  /** In place of the one before, as somebody who can be reached. Whether there was none before. */
  keep(recipient: Recipient, address: string): Promise<boolean>;
  find(recipient: Recipient): Promise<KnownAddress | undefined>;
  /** Nothing where the address is not known. */
  markUnreachable(recipient: Recipient, reason: string): Promise<void>;
  remove(recipient: Recipient): Promise<void>;
}
