import type { JoinedConversations } from '../chat/joined.ts';
import type { KeyValues } from './key-values.ts';
import { openExpiring } from './open-expiring.ts';

interface Dependencies {
  readonly keyValues: KeyValues;
  /** The store's own faults: the bot then has to be named again. */
  readonly onError: (error: unknown) => void;
}

const joinedMs = 30 * 24 * 60 * 60 * 1_000;

/** Forgets a conversation 30 days after the bot last spoke in it. */
export function createStoredJoined({ keyValues, onError }: Dependencies): JoinedConversations {
  const joined = openExpiring<boolean>({ keyValues, namespace: 'joined', keptMs: joinedMs, onError });
  return {
    async join(conversation) {
      await joined.set(conversation, true);
    },
    hasJoined: async (conversation) => (await joined.get(conversation)) === true,
  };
}
