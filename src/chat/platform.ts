import type { Incoming } from './incoming.ts';
import type { Reply } from './reply.ts';

/** Never rejects: what the core does not understand becomes a reply with a reference. */
export type Respond = (incoming: Incoming) => Promise<Reply>;

/** All that the core asks of a chat product. None of it is optional. */
export interface ChatPlatform {
  readonly name: string;
  start(respond: Respond): Promise<void>;
  stop(): Promise<void>;
}
