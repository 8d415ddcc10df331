import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { type Dialect, SqliteAdapter, type SqliteDatabase, SqliteDialect } from 'kysely';

// FULL: an acknowledged write outlives a power cut. A writer waits for another process's instead of failing.
const settings = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
`;
// Set when the file is opened: the first setting already needs a lock.
const waitForLockMs = 10_000;

const inMemory = ':memory:';

/** The database in one file, which is made where it is missing. */
export function createSqliteDialect(file: string): Dialect {
  if (file !== inMemory) mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file, { timeout: waitForLockMs });
  database.exec(settings);
  const dialect = new SqliteDialect({ database: toKysely(database) });
  return {
    createAdapter: () => new MigratingAdapter(),
    createDriver: () => dialect.createDriver(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
}

/** SQLite makes tables in transactions, although Kysely says no: so of several processes one migrates at a time. */
class MigratingAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

const mostPrepared = 200;

/** What Kysely asks of SQLite, on Node's own. Statements are prepared once. */
function toKysely(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = database.prepare(sql);
    if (prepared.size >= mostPrepared) prepared.clear();
    prepared.set(sql, statement);
    return statement;
  };
  return {
    close: () => database.close(),
    prepare(sql) {
      // A transaction that reads first and then writes would fail, not wait, when another process wrote in between.
      const statement = prepare(sql === 'begin' ? 'begin immediate' : sql);
      return {
        reader: statement.columns().length > 0,
        all: (values) => statement.all(...toInput(values)),
        run: (values) => statement.run(...toInput(values)),
        iterate: (values) => statement.iterate(...toInput(values)),
      };
    },
  };
}

/** Kysely hands over what the queries were given: text, numbers and null. */
function toInput(values: readonly unknown[]): SQLInputValue[] {
  return values as SQLInputValue[];
}
