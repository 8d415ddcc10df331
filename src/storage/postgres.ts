import { Socket } from 'node:net';
import { PostgresDialect } from 'kysely';
import pg from 'pg';
import { type Watch, watchPostgres } from './watch-postgres.ts';

const mostConnections = 20;
const connectMs = 10_000;

interface Dependencies {
  readonly url: string;
  /** A connection broke. The pool makes a new one, and whoever was using it is told as well. */
  readonly onError: (error: Error) => void;
}

/** As soon as the database says nothing any more, what is asked of it fails, and at once, until it does. */
export function createPostgresDialect({ url, onError }: Dependencies): PostgresDialect {
  const sockets = new Set<Socket>();
  const pool = openPool({ url, onError }, () => {
    const socket = new Socket();
    sockets.add(socket);
    return socket.once('close', () => sockets.delete(socket));
  });
  const startWatch = () =>
    watchPostgres({
      url,
      onSilent() {
        for (const socket of sockets) socket.destroy(silent());
      },
    });
  let watch: Watch | undefined;
  return new PostgresDialect({
    pool: {
      options: pool.options,
      async connect() {
        // Kysely does not end what it has never used.
        watch ??= startWatch();
        if (watch.isSilent()) throw silent();
        return pool.connect();
      },
      end() {
        watch?.stop();
        return pool.end();
      },
    },
  });
}

/** Waits as long as it takes, for another process that migrates, or a new index. */
export function createPatientPostgresDialect(dependencies: Dependencies): PostgresDialect {
  return new PostgresDialect({ pool: openPool(dependencies) });
}

function openPool({ url, onError }: Dependencies, stream?: () => Socket): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: mostConnections,
    connectionTimeoutMillis: connectMs,
    types: { getTypeParser },
    ...(stream ? { stream } : {}),
  });
  // Of a connection that is in use the pool says nothing, and an error that nobody listens to ends the process.
  pool.on('connect', (client) => client.on('error', onError));
  // The pool repeats what a connection says that nobody uses.
  pool.on('error', () => undefined);
  return pool;
}

function silent(): Error {
  return new Error('the database says nothing');
}

/** A BIGINT comes as text, because not every one is a safe number; the times and counts kept here are. */
const getTypeParser: typeof pg.types.getTypeParser = (type: number, format?: 'text' | 'binary') =>
  type === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(type, format);
