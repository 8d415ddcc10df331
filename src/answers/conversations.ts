import type { Account } from '../chat/incoming.ts';
import type { Topic } from './asked.ts';

/** What each conversation is about, so that "and the senior one?" can be understood. */
export interface ConversationStore {
  /** Undefined for a conversation that is new, or was forgotten. */
  topicOf(conversation: string): Promise<Topic | undefined>;
  remember(conversation: string, topic: Topic): Promise<void>;
  forget(conversation: string): Promise<void>;
  /** Those that are named by who is in them, as what is said in a channel to one person alone is in Slack. */
  namedBy(account: Account): Promise<readonly string[]>;
}
