import { sqliteCodeOf, sqliteCodes } from './sqlite-error.ts';

const held = 'another program holds it: wait until that has ended, or stop it';
const ofSqlite: Readonly<Record<number, string>> = {
  [sqliteCodes.busy]: held,
  [sqliteCodes.locked]: held,
  [sqliteCodes.readOnly]:
    'it may not be written: see who owns the files in DATA_DIR, and that their disk is not read-only',
  [sqliteCodes.disk]:
    'its disk cannot be read or written: see whether the disk of DATA_DIR is full, or fails',
  [sqliteCodes.corrupt]: 'it is damaged: restore a backup',
  [sqliteCodes.full]: 'its disk is full: make room on the disk of DATA_DIR',
  [sqliteCodes.notADatabase]: 'it is damaged, or no database: restore a backup',
};

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const ofPostgres: readonly (readonly [RegExp, string])[] = [
  [
    /^42501$/,
    'the role of DATABASE_URL may not do that: make it the owner of the tables, or grant it all rights on them',
  ],
  [/^25006$/, 'it may only be read: let DATABASE_URL name the server that is written to'],
  [/^53100$/, 'its disk is full: make room on the disk of Postgres'],
  [/^53300$/, 'it takes no more connections: raise max_connections, or start fewer processes'],
  [/^(08...|57P0.|ECONN.*|EPIPE|ETIMEDOUT)$/, 'it is away: see that Postgres runs, and can be reached'],
];

/** Why a database could not do what it was asked, and what to do about it; undefined where that is none of its faults. */
export function whyDatabaseFailed(error: unknown): string | undefined {
  const ofSqliteItself = sqliteCodeOf(error);
  if (ofSqliteItself !== undefined) return ofSqlite[ofSqliteItself];
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ofPostgres.find(([codes]) => codes.test(code))?.[1];
}
