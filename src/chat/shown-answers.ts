import type { Incoming } from './incoming.ts';

type Where = Pick<Incoming, 'from' | 'conversation'>;

/** Which answer a message of the bot shows, so that feedback on the message finds it. */
export interface ShownAnswers {
  keep(where: Where, message: string, answer: string): Promise<void>;
  /** The one that the message shows; without a message, the last one in the conversation. */
  find(where: Where, message: string | undefined): Promise<string | undefined>;
  /** All of a conversation, by its `conversationKey`. */
  forget(conversation: string): Promise<void>;
}
