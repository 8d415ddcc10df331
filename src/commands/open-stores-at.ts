import { existsSync } from 'node:fs';
import { ConfigError } from '../config/config-error.ts';
import type { Config } from '../config.ts';
import { type OnQuery, StorageError } from '../storage/open-database.ts';
import { openStores, type Stores } from '../storage/open-stores.ts';

/** The stores of the configured database. Throws a ConfigError where it cannot be had. */
export async function openStoresAt(
  { place }: Pick<Config, 'place'>,
  onError: (error: unknown) => void,
  onQuery?: OnQuery,
): Promise<Stores> {
  try {
    return await openStores({ place, now: Date.now, onError, ...(onQuery ? { onQuery } : {}) });
  } catch (error) {
    if (error instanceof StorageError) throw new ConfigError([error.message], { cause: error });
    throw error;
  }
}

/** The same for a command that has nothing to do where there is no database yet, and must not make one. */
export async function openExistingStoresAt(
  config: Pick<Config, 'place'>,
  onError: (error: unknown) => void,
): Promise<Stores> {
  const { place } = config;
  if (place.engine === 'sqlite' && !existsSync(place.file))
    throw new ConfigError([
      `There is no database ${place.file}; check DATA_DIR. “npm start” and “npm run people -- import” make one.`,
    ]);
  return openStoresAt(config, onError);
}
