import type { BegunInstalls } from '../chat/installs.ts';
import type { KeyValues } from './key-values.ts';
import { openExpiring } from './open-expiring.ts';

interface Dependencies {
  readonly keyValues: KeyValues;
  /** The store's own faults: the installation has then to be begun again. */
  readonly onError: (error: unknown) => void;
}

const keptMs = 10 * 60 * 1_000;

/** Forgets an installation that is not finished within ten minutes. */
export function createStoredBegunInstalls({ keyValues, onError }: Dependencies): BegunInstalls {
  const begun = openExpiring<boolean>({ keyValues, namespace: 'install', keptMs, onError });
  return {
    async begin(state) {
      await begun.set(state, true);
    },
    async finish(state) {
      const isBegun = await begun.get(state);
      return isBegun === true && (await begun.delete(state));
    },
  };
}
