import type { WrittenAnswers } from '../answers/written/written-answers.ts';
import type { Line } from '../chat/reply.ts';
import type { KeyValues } from './key-values.ts';
import { openExpiring } from './open-expiring.ts';

interface Dependencies {
  readonly keyValues: KeyValues;
  /** The store's own faults: an answer is then written again. */
  readonly onError: (error: unknown) => void;
}

const keptMs = 7 * 24 * 60 * 60 * 1_000;

export function createStoredWrittenAnswers({ keyValues, onError }: Dependencies): WrittenAnswers {
  const written = openExpiring<readonly Line[]>({ keyValues, namespace: 'written', keptMs, onError });
  return {
    find: (key) => written.get(key),
    async keep(key, lines) {
      await written.set(key, lines);
    },
  };
}
