import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openDatabase } from '../../src/storage/open-database.ts';
import { engines } from '../contracts/databases.ts';

const postgres = engines.find(({ name, isReachable }) => name === 'Postgres' && isReachable);

it.skipIf(!postgres)('outlives the end of a connection that is in use, and takes a new one', async () => {
  const made = await postgres?.create();
  if (!made) throw new Error('Postgres is not there');
  const told: string[] = [];
  const database = await openDatabase({
    ...{ place: made.place, onError: ({ message }) => void told.push(message) },
  });
  const using = database.transaction().execute(async (held) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(held);
    // Nothing is asked of the connection at the moment when it ends.
    await sql`select pg_terminate_backend(${rows[0]?.pid}::int)`.execute(database);
    await expect.poll(() => told).not.toEqual([]);
  });
  await expect(using).rejects.toThrow();
  const { rows } = await sql<{ one: number }>`select 1 as one`.execute(database);
  expect(rows).toEqual([{ one: 1 }]);
  await database.destroy();
  await made.remove();
});
