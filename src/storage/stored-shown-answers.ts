import { conversationKey } from '../chat/incoming.ts';
import type { ShownAnswers } from '../chat/shown-answers.ts';
import type { KeyValues } from './key-values.ts';
import { findKeys, openExpiring } from './open-expiring.ts';

interface Dependencies {
  readonly keyValues: KeyValues;
  /** The store's own faults: feedback then finds no answer. */
  readonly onError: (error: unknown) => void;
}

/** As long as the answers themselves. */
const keptMs = 7 * 24 * 60 * 60 * 1_000;

export function createStoredShownAnswers({ keyValues, onError }: Dependencies): ShownAnswers {
  const namespace = 'shown';
  const shown = openExpiring<string>({ keyValues, namespace, keptMs, onError });
  return {
    async keep(where, message, answer) {
      const conversation = conversationKey(where);
      await Promise.all([
        shown.set(keyOf(conversation, message), answer),
        shown.set(keyOf(conversation, ''), answer),
      ]);
    },
    find: (where, message = '') => shown.get(keyOf(conversationKey(where), message)),
    async forget(conversation) {
      const [keyStarts = ''] = keyOf(conversation, '').split('""]');
      for (const key of await findKeys({ keyValues, namespace }, { keyStarts })) await shown.delete(key);
    },
  };
}

function keyOf(conversation: string, message: string): string {
  return JSON.stringify([conversation, message]);
}
