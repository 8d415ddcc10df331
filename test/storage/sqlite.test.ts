import { once } from 'node:events';
import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/storage/open-database.ts';
import type { Statement } from '../../src/storage/sqlite-worker.ts';
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

it('closes when it is just about to empty its log', async () => {
  const file = join(createFolder(), 'rolecall.sqlite');
  const worker = new Worker(new URL('../../src/storage/sqlite-worker.ts', import.meta.url), {
    workerData: file,
  });
  await once(worker, 'message');
  const other = new DatabaseSync(file);
  onTestFinished(() => other.close());
  other.exec('begin immediate');
  const post = (kind: Statement['kind'], text: string) =>
    worker.postMessage([{ kind, sql: text, values: [] } satisfies Statement]);
  // While it works the rest arrives together, so that nothing comes between them.
  post(
    'read',
    'with recursive n (i) as (select 1 union all select i + 1 from n limit 3000000) select max(i) from n',
  );
  await wait(50);
  post('write', 'create table waits_for_other (id text)');
  worker.postMessage('close');
  const exited = once(worker, 'exit');
  // Its log is emptied every five seconds.
  await wait(5_500);
  other.exec('commit');
  expect(await exited).toEqual([0]);
}, 20_000);

it('says why it could not write', async () => {
  const { database } = await open();
  await sql`pragma max_page_count = 1`.execute(database);
  const writing = sql`create table large as select zeroblob(10000000)`.execute(database);
  expect(await writing.catch(whyDatabaseFailed)).toMatch(/^its disk is full: make room/);
  expect(await sql`select nonsense`.execute(database).catch(whyDatabaseFailed)).toBeUndefined();
});
