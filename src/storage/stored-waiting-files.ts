import type { Account } from '../chat/incoming.ts';
import type { WaitingFiles } from '../chat/waiting-files.ts';
import type { KeyValues } from './key-values.ts';
import { findKeys, openExpiring } from './open-expiring.ts';

interface Dependencies {
  readonly keyValues: KeyValues;
  /** The store's own faults: whoever wants the file has to ask for it again. */
  readonly onError: (error: unknown) => void;
}

interface Stored {
  readonly name: string;
  readonly mediaType: string;
  readonly base64: string;
}

const keptMs = 12 * 60 * 60 * 1_000;

export function createStoredWaitingFiles({ keyValues, onError }: Dependencies): WaitingFiles {
  const namespace = 'waiting-file';
  const waiting = openExpiring<Stored>({ keyValues, namespace, keptMs, onError });
  const keysOf = (account: Account): Promise<string[]> => {
    const [begins] = keyOf(account, '').split('""]');
    return findKeys({ keyValues, namespace }, { keyStarts: begins ?? '' });
  };
  return {
    async keep(account, id, { name, mediaType, bytes }) {
      const base64 = Buffer.from(bytes).toString('base64');
      await waiting.set(keyOf(account, id), { name, mediaType, base64 });
    },
    async find(account, id) {
      const stored = await waiting.get(keyOf(account, id));
      return stored && { ...stored, bytes: Buffer.from(stored.base64, 'base64') };
    },
    async remove(account, id) {
      await waiting.delete(keyOf(account, id));
    },
    async namesOf(account) {
      const files = await Promise.all((await keysOf(account)).map((key) => waiting.get(key)));
      return files.flatMap((file) => file?.name ?? []);
    },
    async forget(account) {
      for (const key of await keysOf(account)) await waiting.delete(key);
    },
  };
}

function keyOf({ platform, workspace, id: account }: Account, id: string): string {
  return JSON.stringify([platform, workspace, account, id]);
}
