import type { Topic } from '../answers/asked.ts';
import type { ConversationStore } from '../answers/conversations.ts';
import { conversationKey } from '../chat/incoming.ts';
import type { KeyValues } from './key-values.ts';
import { findKeys, openExpiring } from './open-expiring.ts';

interface Dependencies {
  readonly keyValues: KeyValues;
  /** The store's own faults: a conversation is then forgotten, and the answers go on. */
  readonly onError: (error: unknown) => void;
}

const rememberedMs = 24 * 60 * 60 * 1_000;

/** Forgets a conversation after a day. */
export function createStoredConversations({ keyValues, onError }: Dependencies): ConversationStore {
  const namespace = 'conversation';
  const topics = openExpiring<Topic>({ keyValues, namespace, keptMs: rememberedMs, onError });
  return {
    topicOf: (conversation) => topics.get(conversation),
    async forget(conversation) {
      await topics.delete(conversation);
    },
    async namedBy(account) {
      const keyStarts = conversationKey({ from: account, conversation: '' }).slice(0, -'"]'.length);
      const keys = await findKeys({ keyValues, namespace }, { keyStarts });
      return keys.filter((key) => {
        const [, , conversation]: readonly string[] = JSON.parse(key);
        return conversation?.split(':').includes(account.id);
      });
    },
    async remember(conversation, topic) {
      await topics.set(conversation, topic);
    },
  };
}
