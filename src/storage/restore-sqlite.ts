import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { asStorageError, type Copied, checkCopy } from './back-up-sqlite.ts';
import { migrations } from './migrations.ts';
import { StorageError } from './open-database.ts';
import { makeOwnFolder, ownFile } from './owner-only.ts';

interface Restoring {
  readonly from: string;
  /** The database of the settings. */
  readonly file: string;
  /** Also where there is a database already. Which of both is newer no clock tells for sure. */
  readonly isForced: boolean;
  readonly now: () => number;
}

export interface Restored extends Copied {
  /** What was there before, under its new name. */
  readonly before?: string;
}

/**
 * Puts a backup in the place of the database, which is kept under another name. Throws a StorageError, and changes nothing,
 * where a process still has the database open, the backup is damaged or of a later version, or something would be lost.
 */
export function restoreSqlite({ from, file, isForced, now }: Restoring): Restored {
  const copied = check(from);
  const incoming = `${file}.incoming`;
  try {
    makeOwnFolder(dirname(file));
    const isThere = existsSync(file);
    if (isThere && !isForced) throw new StorageError(sayThere(file));
    if (isThere) settle(file);
    copyDurably(from, incoming);
    const before = isThere ? `${file}.before-${new Date(now()).toISOString().replace(/\W/g, '')}` : undefined;
    if (before !== undefined) renameSync(file, before);
    renameSync(incoming, file);
    return { ...copied, ...(before === undefined ? {} : { before }) };
  } catch (error) {
    rmSync(incoming, { force: true });
    throw asStorageError(error, `${from} could not be restored to ${file}`);
  }
}

function check(from: string): Copied {
  try {
    const copied = checkCopy(from);
    const unknown = migrationsIn(from).filter((name) => !(name in migrations));
    if (unknown.length === 0) return copied;
  } catch (error) {
    throw asStorageError(error, `${from} is no backup of Rolecall`);
  }
  throw new StorageError(`${from} was made by a later version of Rolecall: restore it with that one.`);
}

function migrationsIn(file: string): string[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return database
      .prepare('select name from kysely_migration')
      .all()
      .map(({ name }) => String(name));
  } finally {
    database.close();
  }
}

function sayThere(file: string): string {
  return `There is a database ${file} already: --overwrite puts the backup in its place, and keeps what is there beside it.`;
}

/** Brings all that was written into the one file, which SQLite does only where nobody else has it open. */
function settle(file: string): void {
  const database = new DatabaseSync(file);
  try {
    database.exec('pragma journal_mode = delete');
  } catch (error) {
    throw new StorageError(`The database ${file} is in use: stop Rolecall first.`, { cause: error });
  } finally {
    database.close();
  }
}

function copyDurably(from: string, to: string): void {
  rmSync(to, { force: true });
  copyFileSync(from, to, constants.COPYFILE_EXCL);
  const copy = openSync(to, 'r+');
  try {
    fchmodSync(copy, ownFile);
    fsyncSync(copy);
  } finally {
    closeSync(copy);
  }
}
