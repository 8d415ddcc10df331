/** https://www.sqlite.org/rescode.html, without the more exact part of a code. */
const ofSqlite: Readonly<Record<number, string>> = {
  5: 'another program holds it: wait until that has ended, or stop it',
  6: 'another program holds it: wait until that has ended, or stop it',
  8: 'it may not be written: see who owns the files in DATA_DIR, and that their disk is not read-only',
  10: 'its disk cannot be read or written: see whether the disk of DATA_DIR is full, or fails',
  11: 'it is damaged: restore a backup',
  13: 'its disk is full: make room on the disk of DATA_DIR',
  26: 'it is damaged, or no database: restore a backup',
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
  if (!(error instanceof Error)) return undefined;
  if ('errcode' in error) return ofSqlite[Number(error.errcode) & 0xff];
  const code = 'code' in error ? String(error.code) : '';
  return ofPostgres.find(([codes]) => codes.test(code))?.[1];
}
