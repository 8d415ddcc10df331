import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/storage/open-database.ts';
import { whyDatabaseFailed } from '../../src/storage/why-database-failed.ts';
import { createFolder } from '../cli/start-rolecall.ts';

const fail = (error: unknown): never => {
  throw error;
};

async function open(file = join(createFolder(), 'rolecall.sqlite')) {
  const database = await openDatabase({ place: { engine: 'sqlite', file }, onError: fail });
  onTestFinished(() => database.destroy());
  return { file, database };
}

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

it('makes a folder and files that nobody else may read, and leaves a folder that is there as it is', async () => {
  const there = createFolder();
  chmodSync(there, 0o755);
  const made = join(there, 'made');
  await open(join(made, 'rolecall.sqlite'));
  expect([there, made].map(modeOf)).toEqual(['755', '700']);
  expect(readdirSync(made).map((name) => [name, modeOf(join(made, name))])).toEqual([
    ['rolecall.sqlite', '600'],
    ['rolecall.sqlite-shm', '600'],
    ['rolecall.sqlite-wal', '600'],
  ]);
});

it('leaves nothing of what was deleted in its files, while others have it open', async () => {
  const { file, database } = await open();
  const { database: other } = await open(file);
  const found = () =>
    readdirSync(dirname(file)).filter((name) =>
      readFileSync(join(dirname(file), name)).includes('SECRETNOTE'),
    );
  const rows = Array.from({ length: 500 }, (_, n) => ({
    ...{ id: `${n}`, name: `SECRETNOTE ${'x'.repeat((n * 37) % 300)}`, times: '{}', planned_week: '' },
  }));
  await database.insertInto('person').values(rows).execute();
  expect(found()).not.toEqual([]);
  // In an order in which pages are joined and rows move.
  for (const remainder of [1, 2, 0])
    await other.deleteFrom('person').where(sql<number>`cast(id as integer) % 3`, '=', remainder).execute();
  await expect.poll(found).toEqual([]);
}, 20_000);

it('says why it could not write', async () => {
  const { database } = await open();
  await sql`pragma max_page_count = 1`.execute(database);
  const writing = sql`create table large as select zeroblob(10000000)`.execute(database);
  expect(await writing.catch(whyDatabaseFailed)).toMatch(/^its disk is full: make room/);
  expect(await sql`select nonsense`.execute(database).catch(whyDatabaseFailed)).toBeUndefined();
});
