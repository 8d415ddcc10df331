import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { explain, StorageError } from './open-database.ts';
import { makeFor } from './sqlite.ts';
import { sqliteCodeOf, sqliteCodes } from './sqlite-error.ts';

interface Dependencies {
  /** The database's own. */
  readonly file: string;
  /** Another process has it and is waited for. */
  readonly onWait: (pid: number) => void;
  readonly waitMs?: number;
}

interface Held {
  release(): void;
}

/** One that is told to stop as the next one starts has ended by then, mostly. */
const usualWaitMs = 10_000;
const betweenTriesMs = 200;
/** For whoever is just writing that they have it. */
const busyMs = 200;

/**
 * Holds the database for the one process that serves with it. Commands may open it nevertheless. The operating system
 * lets go of it when the process ends, in whatever way. Rejects with a StorageError.
 */
export async function holdSqlite({ file, onWait, waitMs = usualWaitMs }: Dependencies): Promise<Held> {
  const lock = openLock(file);
  const until = performance.now() + waitMs;
  let isTold = false;
  while (!take(lock, file)) {
    const pid = pidOf(lock);
    if (performance.now() >= until) {
      lock.close();
      throw new StorageError(
        `Process ${pid} runs with the database file ${file} already: stop it first. For several processes set DATABASE_URL, because they need Postgres.`,
      );
    }
    if (!isTold) onWait(pid);
    isTold = true;
    await wait(betweenTriesMs);
  }
  return { release: () => lock.close() };
}

/** The process that serves with a database now, also where its file was renamed; undefined where none does. */
export function servingWith(file: string): number | undefined {
  if (!existsSync(besideOf(file))) return undefined;
  const lock = openLock(file);
  const pid = take(lock, file) ? undefined : pidOf(lock);
  lock.close();
  return pid;
}

const besideOf = (file: string): string => `${file}-serving`;

/** Beside the database, which commands write to meanwhile. */
function openLock(file: string): DatabaseSync {
  try {
    makeFor(besideOf(file));
    return new DatabaseSync(besideOf(file), { timeout: busyMs });
  } catch (error) {
    throw cannotBeUsed(file, error);
  }
}

/** False where another process has it. Readers are let in: they find out which. */
function take(lock: DatabaseSync, file: string): boolean {
  try {
    lock.exec(`begin immediate; pragma user_version = ${process.pid}; commit; begin immediate`);
    return true;
  } catch (error) {
    if (lock.isTransaction) lock.exec('rollback');
    if (sqliteCodeOf(error) === sqliteCodes.busy) return false;
    lock.close();
    throw cannotBeUsed(file, error);
  }
}

function pidOf(lock: DatabaseSync): number {
  return Number(lock.prepare('pragma user_version').get()?.['user_version']);
}

function cannotBeUsed(file: string, error: unknown): StorageError {
  return new StorageError(explain({ engine: 'sqlite', file }, error), { cause: error });
}
