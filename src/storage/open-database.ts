import { type Dialect, Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from './migrations.ts';
import { createPatientPostgresDialect, createPostgresDialect } from './postgres.ts';
import { createSqliteDialect } from './sqlite.ts';
import type { Tables } from './tables.ts';
import { whyDatabaseFailed } from './why-database-failed.ts';

export type Database = Kysely<Tables>;

export type Place =
  /** `:memory:` is gone when it is closed. */
  | { readonly engine: 'sqlite'; readonly file: string }
  | { readonly engine: 'postgres'; readonly url: string };

/** After each query: what it did, and how long until its answer was there. */
export type OnQuery = (query: { readonly kind: QueryKind; readonly seconds: number }) => void;

export const queryKinds = ['select', 'insert', 'update', 'delete', 'other'] as const;
type QueryKind = (typeof queryKinds)[number];

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const insufficientPrivilege = '42501';

interface Dependencies {
  readonly place: Place;
  /** A fault of the connection that no query was waiting for. */
  readonly onError: (error: Error) => void;
  readonly onQuery?: OnQuery;
  /** Rejects where the tables are of an older version, in place of bringing them up to date. */
  readonly keepsOlder?: boolean;
}

/**
 * Opens the database and brings its tables up to date. Several processes may start at once: one migrates, the others
 * wait. Rejects with a StorageError that says what to mend.
 */
export async function openDatabase({
  place,
  onError,
  onQuery = () => undefined,
  keepsOlder = false,
}: Dependencies): Promise<Database> {
  try {
    const open = (dialect: Dialect) =>
      new Kysely<Tables>({
        dialect,
        log: ({ query, queryDurationMillis }) =>
          onQuery({ kind: kindOf(query.query.kind), seconds: queryDurationMillis / 1_000 }),
      });
    if (place.engine === 'sqlite') {
      const database = open(createSqliteDialect(place.file));
      await migrate(database, keepsOlder);
      return database;
    }
    const patient = open(createPatientPostgresDialect({ url: place.url, onError }));
    await migrate(patient, keepsOlder);
    await patient.destroy();
    return open(createPostgresDialect({ url: place.url, onError }));
  } catch (error) {
    throw new StorageError(explain(place, error), { cause: error });
  }
}

/** The database cannot be used; the message says what to mend, without a password. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
}

/** `SelectQueryNode` is a select. */
function kindOf(node: string): QueryKind {
  return queryKinds.find((kind) => node.toLowerCase() === `${kind}querynode`) ?? 'other';
}

async function migrate(database: Database, keepsOlder: boolean): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => ({ ...migrations }) },
  });
  try {
    if (keepsOlder && (await isOlder(migrator))) throw new OlderTables();
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw error;
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

/** The tables are those of an earlier version. */
class OlderTables extends Error {
  override readonly name = 'OlderTables';
}

async function isOlder(migrator: Migrator): Promise<boolean> {
  const known = await migrator.getMigrations();
  const done = known.filter(({ executedAt }) => executedAt);
  return done.length > 0 && done.length < known.length;
}

/** What somebody can mend, without a password. */
export function explain(place: Place, error: unknown): string {
  const { message = String(error), code } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  const reason = message || String(code);
  const [name, advice] =
    place.engine === 'sqlite'
      ? [
          `The database file ${place.file}`,
          whyDatabaseFailed(error) ?? 'check DATA_DIR, and that its files may be written',
        ]
      : [`The Postgres database at ${hostOf(place.url)}`, 'check DATABASE_URL, and that the server runs'];
  if (error instanceof OlderTables)
    return `${name} is as an earlier version of Rolecall left it: make a backup, then start this one, which brings it up to date.`;
  if (/previously executed migration .* is missing/.test(reason))
    return `${name} was brought up to date by a later version of Rolecall: start that one, or restore the backup made before.`;
  if (code === insufficientPrivilege)
    return `${name} does not let the role of DATABASE_URL make or change tables (${reason}): grant it CREATE on the schema, and make it the owner of the tables that are there.`;
  return `${name} cannot be used (${reason}); ${advice}.`;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'an address that is no URL';
}
