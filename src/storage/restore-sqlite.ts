import { accessSync, constants, existsSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { asStorageError, type Copied, checkCopy, copyInto } from './back-up-sqlite.ts';
import { servingWith } from './hold-sqlite.ts';
import { migrations } from './migrations.ts';
import { StorageError } from './open-database.ts';
import { makeOwnFolder } from './owner-only.ts';
import { sqliteCodeOf, sqliteCodes } from './sqlite-error.ts';

interface Restoring {
  readonly from: string;
  /** The database of the settings. */
  readonly file: string;
  /** Also where there is a database already. Which of both is newer no clock tells for sure. */
  readonly isForced: boolean;
  readonly now: () => number;
}

export interface Restored extends Copied {
  /** What was there before, under its new names. */
  readonly before: readonly string[];
}

/** What SQLite keeps beside a file, and applies to whatever has the file's name. */
const besides = ['-wal', '-shm', '-journal'] as const;

const adviceOnWriting = 'see that the file and its folder may be written to, and that there is room';
const adviceOnReading =
  'see that you may read it; where a -wal is beside it, copy both to a folder that you may write to';

/**
 * Puts a backup in the place of the database, which is kept under another name. Throws a StorageError, and changes nothing,
 * where a process is seen to have the database open, the backup is damaged or of a later version, or something would be
 * lost. A command whose database was renamed or damaged meanwhile cannot be seen, whoever serves can.
 */
export function restoreSqlite({ from, file, isForced, now }: Restoring): Restored {
  const source = sourceOf(from);
  check(from, source);
  const incoming = `${file}.incoming`;
  try {
    makeOwnFolder(dirname(file));
    const server = servingWith(file);
    if (server !== undefined)
      throw new StorageError(`Process ${server} runs with the database ${file}: stop it first.`);
    if (!isForced) refuseWhatIsThere(file);
    if (existsSync(file)) settle(file);
    copyInto(source, incoming);
    checkCopy(incoming);
    const before = setAside(file, now());
    renameSync(incoming, file);
    return { ...checkCopy(file), before };
  } catch (error) {
    rmSync(incoming, { force: true });
    throw asStorageError(error, `${from} could not be restored to ${file}`, adviceOnWriting);
  }
}

/** A file that is alone is read as it is: SQLite would otherwise write beside it, which its folder may not allow. */
function sourceOf(from: string): string | URL {
  if (!existsSync(from)) throw new StorageError(`There is no file ${from}: name the file of a backup.`);
  const path = realpathSync(from);
  if (existsSync(`${path}-wal`) || existsSync(`${path}-journal`)) return path;
  const url = pathToFileURL(path);
  url.searchParams.set('immutable', '1');
  return url;
}

function check(from: string, source: string | URL): void {
  try {
    checkCopy(source);
    const unknown = migrationsIn(source).filter((name) => !(name in migrations));
    if (unknown.length === 0) return;
  } catch (error) {
    if (sqliteCodeOf(error) === sqliteCodes.cannotOpen)
      throw asStorageError(error, `${from} cannot be read`, adviceOnReading);
    throw asStorageError(error, `${from} is no backup of Rolecall`, 'restore another one');
  }
  throw new StorageError(`${from} was made by a later version of Rolecall: restore it with that one.`);
}

function migrationsIn(file: string | URL): string[] {
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

function refuseWhatIsThere(file: string): void {
  if (existsSync(file))
    throw new StorageError(
      `There is a database ${file} already: --overwrite puts the backup in its place, and keeps what is there beside it.`,
    );
  const left = besides.map((beside) => file + beside).filter((name) => existsSync(name));
  if (left.length > 0)
    throw new StorageError(
      `${left.join(', ')} of another database would be mixed into the backup: --overwrite restores, and keeps what is there under another name.`,
    );
}

/**
 * Brings all that was written into the one file, which SQLite does only where nobody else has it open. What is damaged
 * stays as it is.
 */
function settle(file: string): void {
  try {
    // SQLite opens what may not be written only to read it, and says what is wrong too late.
    accessSync(file, constants.W_OK);
    const database = new DatabaseSync(file);
    try {
      database.exec('pragma journal_mode = delete');
    } finally {
      database.close();
    }
  } catch (error) {
    const code = sqliteCodeOf(error);
    if (code === sqliteCodes.corrupt || code === sqliteCodes.notADatabase) return;
    if (code === sqliteCodes.busy || code === sqliteCodes.locked)
      throw new StorageError(`The database ${file} is in use: stop Rolecall first.`, { cause: error });
    throw asStorageError(error, `The database ${file} cannot be put aside`, adviceOnWriting);
  }
}

/** Gives the new names. */
function setAside(file: string, at: number): string[] {
  const before = `${file}.before-${new Date(at).toISOString().replace(/\W/g, '')}`;
  return ['', ...besides].flatMap((beside) => {
    if (!existsSync(file + beside)) return [];
    renameSync(file + beside, before + beside);
    return [before + beside];
  });
}
