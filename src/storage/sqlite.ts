import { closeSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  type Dialect,
  type SelectModifierNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { makeOwnFolder, ownFile } from './owner-only.ts';
import { createSqliteDriver } from './sqlite-driver.ts';

const inMemory = ':memory:';

/** The database in one file, which is made where it is missing. */
export function createSqliteDialect(file: string): Dialect {
  if (file !== inMemory) makeFor(file);
  return {
    createAdapter: () => new ThreadAdapter(),
    createDriver: () => createSqliteDriver(file),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new UnlockedCompiler(),
  };
}

/** For whoever runs Rolecall alone. What SQLite keeps beside the file may be read by the same people as the file. */
export function makeFor(file: string): void {
  makeOwnFolder(dirname(file));
  closeSync(openSync(file, 'a', ownFile));
}

/** What Kysely says of SQLite in general, and is otherwise here. */
class ThreadAdapter extends SqliteAdapter {
  /** SQLite makes tables in transactions: of several processes one migrates at a time. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
  /** The driver keeps transactions apart. Otherwise each statement would wait until the one before has come back. */
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

/** Rows cannot be locked in SQLite, and need not be: a transaction keeps out all others that write. */
class UnlockedCompiler extends SqliteQueryCompiler {
  protected override visitSelectModifier(node: SelectModifierNode): void {
    if (node.modifier !== 'ForUpdate' && node.modifier !== 'SkipLocked') super.visitSelectModifier(node);
  }
}
