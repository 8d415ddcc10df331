import { Keyv } from 'keyv';
import type { Topic } from './asked.ts';
import type { ConversationStore } from './conversations.ts';
import { createLimitedMap } from './limited-map.ts';

interface Dependencies {
  /** The store's own faults: a conversation is then forgotten, and the answers go on. */
  readonly onError: (error: unknown) => void;
}

const rememberedMs = 24 * 60 * 60 * 1_000;
const mostConversations = 50_000;

/** Forgets a conversation after a day, at a restart, and beyond 50,000 of them. */
export function createConversationMemory({ onError }: Dependencies): ConversationStore {
  // Keyv drops what has expired only when it is asked for it again: without a limit, memory would grow for ever.
  const topics = new Keyv<Topic>({ store: createLimitedMap({ most: mostConversations }), ttl: rememberedMs });
  topics.on('error', onError);
  return {
    topicOf: (conversation) => topics.get(conversation),
    async remember(conversation, topic) {
      await topics.set(conversation, topic);
    },
  };
}
