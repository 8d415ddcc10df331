import { Socket } from 'node:net';
import { PostgresDialect } from 'kysely';
import pg from 'pg';

const mostConnections = 20;
const connectMs = 10_000;
const mostSilentMs = 30_000;

interface Dependencies {
  readonly url: string;
  /** A connection broke. The pool makes a new one, and whoever was using it is told as well. */
  readonly onError: (error: Error) => void;
  /** So long a query may wait for a word of the server; zero: as long as it takes. */
  readonly silentMs?: number;
}

export function createPostgresDialect({
  url,
  onError,
  silentMs = mostSilentMs,
}: Dependencies): PostgresDialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: mostConnections,
    connectionTimeoutMillis: connectMs,
    types: { getTypeParser },
    stream: () => openSocket(silentMs),
  });
  // Of a connection that is in use the pool says nothing, and an error that nobody listens to ends the process.
  pool.on('connect', (client) => client.on('error', onError));
  // The pool repeats what a connection says that nobody uses.
  pool.on('error', () => undefined);
  return new PostgresDialect({ pool });
}

/**
 * A network that swallows everything ends no connection, and each query would wait for a quarter of an hour until the
 * operating system gives up. Connections that nobody uses are closed sooner than this anyway.
 */
function openSocket(silentMs: number): Socket {
  const socket = new Socket();
  return socket.setTimeout(silentMs, () => {
    socket.destroy(new Error(`the database said nothing for ${silentMs / 1_000} seconds`));
  });
}

/** A BIGINT comes as text, because not every one is a safe number; the times and counts kept here are. */
const getTypeParser: typeof pg.types.getTypeParser = (type: number, format?: 'text' | 'binary') =>
  type === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(type, format);
