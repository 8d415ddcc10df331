import type { Account, Incoming } from './incoming.ts';
import type { Progress } from './progress.ts';
import type { Reply } from './reply.ts';

/** Never rejects: what the core does not understand becomes a reply with a reference. */
export type Respond = (incoming: Incoming, progress: Progress) => Promise<Reply>;

/** What became of a message that nobody had asked for. `unknown`: it may or may not have arrived. */
export type Sent =
  | { readonly outcome: 'sent'; readonly reference: string }
  | { readonly outcome: 'unreachable'; readonly reason: string }
  | { readonly outcome: 'retry'; readonly afterMs: number }
  /** Only a process that is connected to the organisation reaches them. */
  | { readonly outcome: 'elsewhere' }
  | { readonly outcome: 'unknown'; readonly reason: string };

/** A message that nobody had asked for, by a name of its own. */
interface Delivery {
  readonly id: string;
  /** Nothing leaves the process after it: another may have sent it meanwhile. */
  readonly deadline: AbortSignal;
}

/** What a platform knows of somebody, as far as it says so now. Asked for when it is needed, never kept whole. */
interface Profile {
  readonly name?: string;
  /** Lower case. */
  readonly email?: string;
  /** An IANA zone. */
  readonly timeZone?: string;
  readonly jobTitle?: string;
}

/** All that the core asks of a chat product. None of it is optional. */
export interface ChatPlatform {
  readonly name: string;
  /** How many messages that nobody asked for it takes in a second, with room left for answers. */
  readonly perSecond: number;
  /** It reaches only whoever tries Rolecall out on this machine, nobody of an organisation. */
  readonly isTryOut: boolean;
  /** Takes what people write, and can send. Rejects with a StartError where somebody has to mend something first. */
  start(respond: Respond): Promise<void>;
  /** Can send, and takes nothing in: for a process that answers nobody. In place of `start`, and rejects as it does. */
  startSending(): Promise<void>;
  /** Writes to a person of the bot's own accord, where nobody else reads it. */
  sendPrivately(to: Account, reply: Reply, delivery: Delivery): Promise<Sent>;
  /**
   * Whether a message of `sendPrivately` arrived; `later` where the platform cannot be asked at the moment, `unknown` where
   * it never can be. Never rejects.
   */
  findDelivery(to: Account, deliveryId: string): Promise<'arrived' | 'absent' | 'later' | 'unknown'>;
  /** Never rejects: what cannot be had is left out. */
  profileOf(account: Account): Promise<Profile>;
  /** Whose email it is, where the platform can say so; `later` where it cannot at the moment. Never rejects. */
  findAccount(email: string): Promise<Account | 'later' | undefined>;
  stop(): Promise<void>;
}

/** A platform cannot start; the message says what to mend. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
