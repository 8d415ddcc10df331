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
  | { readonly outcome: 'unknown'; readonly reason: string };

/** Writes to a person of the bot's own accord, where nobody else reads it. */
export type SendPrivately = (to: Account, reply: Reply) => Promise<Sent>;

/** All that the core asks of a chat product. None of it is optional. */
export interface ChatPlatform {
  readonly name: string;
  /** Rejects with a StartError where somebody has to mend something first. */
  start(respond: Respond): Promise<void>;
  stop(): Promise<void>;
}

/** A platform cannot start; the message says what to mend. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
