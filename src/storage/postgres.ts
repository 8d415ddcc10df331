import { PostgresDialect } from 'kysely';
import pg from 'pg';

const mostConnections = 20;
const connectMs = 10_000;

interface Dependencies {
  readonly url: string;
  /** A connection broke. The pool makes a new one, and whoever was using it is told as well. */
  readonly onError: (error: Error) => void;
}

export function createPostgresDialect({ url, onError }: Dependencies): PostgresDialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: mostConnections,
    connectionTimeoutMillis: connectMs,
    types: { getTypeParser },
  });
  // Of a connection that is in use the pool says nothing, and an error that nobody listens to ends the process.
  pool.on('connect', (client) => client.on('error', onError));
  // The pool repeats what a connection says that nobody uses.
  pool.on('error', () => undefined);
  return new PostgresDialect({ pool });
}

/** A BIGINT comes as text, because not every one is a safe number; the times and counts kept here are. */
const getTypeParser: typeof pg.types.getTypeParser = (type: number, format?: 'text' | 'binary') =>
  type === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(type, format);
