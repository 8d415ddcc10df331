import { randomUUID } from 'node:crypto';
import { Kysely, sql } from 'kysely';
import { expect, it } from 'vitest';
import { openDatabase } from '../../src/storage/open-database.ts';
import { createPostgresDialect } from '../../src/storage/postgres.ts';
import { whyDatabaseFailed } from '../../src/storage/why-database-failed.ts';
import { engines } from '../contracts/databases.ts';
import { openProxy } from '../prove/product/proxy.ts';

const fail = (error: unknown): never => {
  throw error;
};

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

it.skipIf(!postgres)('says what to grant to a role that may not make its tables', async () => {
  const made = await postgres?.create();
  if (made?.place.engine !== 'postgres') throw new Error('Postgres is not there');
  const owner = new Kysely({ dialect: createPostgresDialect({ url: made.place.url, onError: fail }) });
  const guest = new URL(made.place.url);
  guest.username = `guest_${randomUUID().replaceAll('-', '')}`;
  guest.password = randomUUID();
  const role = sql.id(guest.username);
  // Before Postgres 15 everybody might.
  await sql`revoke create on schema public from public`.execute(owner);
  await sql`create role ${role} login password ${sql.lit(guest.password)}`.execute(owner);
  const opening = openDatabase({ place: { engine: 'postgres', url: guest.href }, onError: fail });
  await expect(opening).rejects.toThrow(
    /^The Postgres .* make or change tables \(permission denied for schema public\): grant it CREATE on the schema/,
  );
  await sql`drop role ${role}`.execute(owner);
  await owner.destroy();
  await made.remove();
});

it.skipIf(!postgres)('says why it could not write', async () => {
  const made = await postgres?.create();
  if (!made) throw new Error('Postgres is not there');
  const database = await openDatabase({ place: made.place, onError: fail });
  const writing = database.transaction().execute(async (held) => {
    await sql`set transaction read only`.execute(held);
    await sql`delete from feedback`.execute(held);
  });
  expect(await writing.catch(whyDatabaseFailed)).toMatch(/^it may only be read: let DATABASE_URL name/);
  expect(await sql`select nonsense`.execute(database).catch(whyDatabaseFailed)).toBeUndefined();
  await database.destroy();
  await made.remove();
});

it.skipIf(!postgres)('fails at once while nothing comes of the database any more', async () => {
  const made = await postgres?.create();
  if (made?.place.engine !== 'postgres') throw new Error('Postgres is not there');
  const through = new URL(made.place.url);
  const proxy = await openProxy({ host: through.hostname, port: Number(through.port || 5432) });
  through.host = `127.0.0.1:${proxy.port}`;
  const database = new Kysely({
    dialect: createPostgresDialect({ url: through.href, onError: () => undefined }),
  });
  const ask = () => sql<{ one: number }>`select 1 as one`.execute(database);
  await ask();
  // A long query is no silence.
  await sql`select pg_sleep(4)`.execute(database);
  proxy.freeze();
  await expect(ask()).rejects.toThrow('the database says nothing');
  const begun = performance.now();
  await expect(ask()).rejects.toThrow('the database says nothing');
  expect(performance.now() - begun).toBeLessThan(100);
  await proxy.goOn();
  await expect.poll(ask).toMatchObject({ rows: [{ one: 1 }] });
  await database.destroy();
  await proxy.stop();
  await made.remove();
});
