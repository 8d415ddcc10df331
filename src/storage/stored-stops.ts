import { Keyv } from 'keyv';
import type { Stops } from '../chat/stops.ts';
import type { KeyValues } from './key-values.ts';

interface Dependencies {
  readonly keyValues: KeyValues;
  readonly now: () => number;
  /** The store's own faults: the answer is then given to the end. */
  readonly onError: (error: unknown) => void;
}

const keptMs = 10 * 60 * 1_000;

export function createStoredStops({ keyValues, now, onError }: Dependencies): Stops {
  const stops = new Keyv<number>({ store: keyValues, namespace: 'stop', ttl: keptMs, serialization: JSON });
  stops.on('error', onError);
  return {
    async stop(conversation) {
      await stops.set(conversation, now());
    },
    wasStoppedSince: async (conversation, since) => ((await stops.get(conversation)) ?? 0) >= since,
  };
}
