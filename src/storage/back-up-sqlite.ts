import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { StorageError } from './open-database.ts';
import { ownFile } from './owner-only.ts';

/** How much there is of what matters most, to be compared. */
export interface Copied {
  readonly bytes: number;
  readonly people: number;
  readonly ratings: number;
  readonly feedback: number;
}

const waitForLockMs = 10_000;

const advice =
  'see that there is room, and that the folder of the copy may be written to; if the database is damaged, restore a backup';

/**
 * Copies the database in a file to another as it is at one instant, while processes go on writing to it. Rejects with a
 * StorageError. The copy is complete under its name, or is not there.
 */
export function backUpSqlite(file: string, to: string): Copied {
  if (!existsSync(file)) throw new StorageError(`There is no database ${file} to back up; check DATA_DIR.`);
  if (existsSync(to))
    throw new StorageError(
      `${to} is there already; choose a name that is new, such as one with the day in it.`,
    );
  const unfinished = `${to}.unfinished`;
  try {
    copyInto(file, unfinished);
    const copied = checkCopy(unfinished);
    renameSync(unfinished, to);
    return copied;
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw asStorageError(error, `The database ${file} could not be backed up to ${to}`, advice);
  }
}

/** A copy that is whole. What is kept of people is for whoever runs Rolecall alone. */
export function copyInto(file: string | URL, to: string): void {
  rmSync(to, { force: true });
  closeSync(openSync(to, 'w', ownFile));
  const database = new DatabaseSync(file, { readOnly: true, timeout: waitForLockMs });
  try {
    database.prepare('vacuum into ?').run(to);
  } finally {
    database.close();
  }
  // SQLite leaves it to whoever asked for the copy that it outlives a power cut.
  const copy = openSync(to, 'r+');
  try {
    fsyncSync(copy);
  } finally {
    closeSync(copy);
  }
}

/** Throws where a file is no whole database of Rolecall. */
export function checkCopy(file: string | URL): Copied {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const [{ integrity_check: found } = {}] = database.prepare('pragma integrity_check(1)').all();
    if (found !== 'ok') throw new Error('it is damaged');
    const count = (table: string): number =>
      Number(database.prepare(`select count(*) as rows from ${table}`).get()?.['rows']);
    const counts = { people: count('person'), ratings: count('rating'), feedback: count('feedback') };
    return { bytes: statSync(file).size, ...counts };
  } finally {
    database.close();
  }
}

export function asStorageError(error: unknown, what: string, advice: string): StorageError {
  if (error instanceof StorageError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new StorageError(`${what} (${reason}): ${advice}.`, { cause: error });
}
