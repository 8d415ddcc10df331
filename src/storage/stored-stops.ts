import type { Stops } from '../chat/stops.ts';
import type { KeyValues } from './key-values.ts';
import { openExpiring } from './open-expiring.ts';

interface Dependencies {
  readonly keyValues: KeyValues;
  readonly now: () => number;
  /** The store's own faults: the answer is then given to the end. */
  readonly onError: (error: unknown) => void;
}

const keptMs = 10 * 60 * 1_000;

export function createStoredStops({ keyValues, now, onError }: Dependencies): Stops {
  const stops = openExpiring<number>({ keyValues, namespace: 'stop', keptMs, onError });
  return {
    async stop(conversation) {
      await stops.set(conversation, now());
    },
    wasStoppedSince: async (conversation, since) => ((await stops.get(conversation)) ?? 0) >= since,
  };
}
