import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Dialect, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { createSqliteDriver } from './sqlite-driver.ts';

const inMemory = ':memory:';

/** The database in one file, which is made where it is missing. */
export function createSqliteDialect(file: string): Dialect {
  if (file !== inMemory) mkdirSync(dirname(file), { recursive: true });
  return {
    createAdapter: () => new MigratingAdapter(),
    createDriver: () => createSqliteDriver(file),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** SQLite makes tables in transactions, although Kysely says no: so of several processes one migrates at a time. */
class MigratingAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
