import type { Logger } from 'pino';
import { ConfigError } from '../config/config-error.ts';
import type { Config } from '../config.ts';
import { holdSqlite } from '../storage/hold-sqlite.ts';
import { StorageError } from '../storage/open-database.ts';

/** Of the processes that serve one alone may have a database of SQLite. Throws a ConfigError where another has it. */
export async function holdDatabase(
  { place }: Pick<Config, 'place'>,
  log: Logger,
): Promise<{ release(): void }> {
  if (place.engine === 'postgres') return { release: () => undefined };
  const onWait = (holder: number) =>
    log.info({ holder }, 'waiting for another process to let go of the database');
  try {
    return await holdSqlite({ file: place.file, onWait });
  } catch (error) {
    if (error instanceof StorageError) throw new ConfigError([error.message], { cause: error });
    throw error;
  }
}
