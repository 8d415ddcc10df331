import type { Incoming } from './incoming.ts';
import type { Progress } from './progress.ts';
import type { Reply } from './reply.ts';

/** Never rejects: what the core does not understand becomes a reply with a reference. */
export type Respond = (incoming: Incoming, progress: Progress) => Promise<Reply>;

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
