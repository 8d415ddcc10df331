import { resolve } from 'node:path';
import type { BackUpCommand, RestoreCommand } from '../cli/command.ts';
import type { Config } from '../config.ts';
import { backUpSqlite, type Copied } from '../storage/back-up-sqlite.ts';
import { StorageError } from '../storage/open-database.ts';
import { restoreSqlite } from '../storage/restore-sqlite.ts';

interface Dependencies {
  readonly config: Pick<Config, 'place'>;
  readonly write: (text: string) => void;
  /** What went wrong. */
  readonly tell: (text: string) => void;
  readonly now: () => number;
}

/** Gives the exit code. */
export function runBackUp({ file }: BackUpCommand, { config, write, tell }: Dependencies): number {
  return explaining(tell, () => {
    const database = fileOf(config, 'pg_dump --format=custom --no-owner --file=FILE "$DATABASE_URL"');
    const path = resolve(file);
    write(`${describe(backUpSqlite(database, path))} are in ${path}.\n`);
  });
}

/** Gives the exit code. */
export function runRestore(
  { file, isForced }: RestoreCommand,
  { config, write, tell, now }: Dependencies,
): number {
  return explaining(tell, () => {
    const database = fileOf(
      config,
      'pg_restore --no-owner --single-transaction --exit-on-error --dbname="$DATABASE_URL" FILE',
    );
    const { before, ...copied } = restoreSqlite({ from: resolve(file), file: database, isForced, now });
    write(`${describe(copied)} are in ${database} again.\n`);
    if (before.length > 0)
      write(`What was there is in ${before.join(', ')}; delete it when you need it no more.\n`);
  });
}

/** Postgres has its own tools. */
function fileOf({ place }: Pick<Config, 'place'>, command: string): string {
  if (place.engine === 'sqlite') return place.file;
  throw new StorageError(`DATABASE_URL names a Postgres database, which has tools for this: ${command}`);
}

function explaining(tell: Dependencies['tell'], act: () => void): number {
  try {
    act();
    return 0;
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    tell(error.message);
    return 1;
  }
}

function describe({ people, ratings, feedback, bytes }: Copied): string {
  const kilobytes = Math.ceil(bytes / 1_024);
  return `${people} people, ${ratings} ratings and ${feedback} feedback (${kilobytes} KB)`;
}
