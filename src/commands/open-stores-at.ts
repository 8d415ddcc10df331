import { existsSync } from 'node:fs';
import { ConfigError } from '../config/config-error.ts';
import type { Config } from '../config.ts';
import { StorageError } from '../storage/open-database.ts';
import { openStores, type Stores } from '../storage/open-stores.ts';

type Watching = Omit<Parameters<typeof openStores>[0], 'place' | 'now'>;

/** The stores of the configured database. Throws a ConfigError where it cannot be had. */
export async function openStoresAt({ place }: Pick<Config, 'place'>, watching: Watching): Promise<Stores> {
  try {
    return await openStores({ place, now: Date.now, ...watching });
  } catch (error) {
    if (error instanceof StorageError) throw new ConfigError([error.message], { cause: error });
    throw error;
  }
}

/**
 * The same for a command, which may run beside an older version, or before a backup: that older tables are brought up to
 * date is for a start alone. Whoever has nothing to write without a database makes none.
 */
export async function openStoresForCommand(
  config: Pick<Config, 'place'>,
  { makesDatabase = false } = {},
): Promise<Stores> {
  const { place } = config;
  if (!makesDatabase && place.engine === 'sqlite' && !existsSync(place.file))
    throw new ConfigError([
      `There is no database ${place.file}; check DATA_DIR. “npm start” and “npm run people -- import” make one.`,
    ]);
  return openStoresAt(config, {
    onError(error) {
      throw error;
    },
    keepsOlder: true,
  });
}
