import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { openStores, type Stores } from '../../src/storage/open-stores.ts';
import { answerAll, createPerson, skills } from '../fill-team.ts';
import { serve } from './serve.ts';
import { createFolder, runRolecall } from './start-rolecall.ts';

const question = 'what does an IT service manager do?';

async function withStores<Result>(folder: string, act: (stores: Stores) => Promise<Result>): Promise<Result> {
  const place = { engine: 'sqlite', file: join(folder, 'rolecall.sqlite') } as const;
  const stores = await openStores({ place, now: Date.now, onError: console.error });
  try {
    return await act(stores);
  } finally {
    await stores.close();
  }
}

function openFilled(people = 3) {
  const folder = createFolder();
  const ids = Array.from({ length: people }, (_, at) => `person-${at}`);
  const fill = withStores(folder, async (stores) => {
    await stores.people.save(ids.map((id) => createPerson(id)));
    for (const id of ids) await answerAll(stores, id, () => 'at', new Date());
  });
  const run = (...words: readonly string[]) => runRolecall(words, { env: { DATA_DIR: folder }, cwd: folder });
  return { folder, fill, run };
}

const countPeople = (folder: string) => withStores(folder, async ({ people }) => (await people.all()).length);

/** Three people are in the backup; a killed process has written a fourth, who is not in the one file yet. */
async function openKilled() {
  const { folder, fill, run: runBefore } = openFilled();
  await fill;
  await runBefore('backup', 'copy.sqlite');
  const killed = createFolder();
  await withStores(folder, async ({ people }) => {
    const reader = new DatabaseSync(join(folder, 'rolecall.sqlite'), { readOnly: true });
    reader.exec('begin; select id from person');
    await people.add(createPerson('later'));
    for (const beside of ['', '-wal', '-shm'])
      copyFileSync(join(folder, `rolecall.sqlite${beside}`), join(killed, `rolecall.sqlite${beside}`));
    reader.close();
  });
  const copy = join(folder, 'copy.sqlite');
  const run = (...words: readonly string[]) => runRolecall(words, { env: { DATA_DIR: killed } });
  return { killed, copy, run };
}

it('copies what is there at one instant while others write, and is answered from where it is restored', async () => {
  const { folder, fill, run } = openFilled();
  await fill;
  const written: string[] = [];
  let isCopied = false;
  await withStores(folder, async ({ people }) => {
    const writing = (async () => {
      while (!isCopied) {
        const id = `new-${written.length}`;
        // Two at once: a copy of one instant has both of them or none.
        await people.save([createPerson(id), createPerson(`${id}-twin`)]);
        written.push(id);
      }
    })();
    const { code, stdout } = await run('backup', 'copy.sqlite');
    isCopied = true;
    await writing;
    expect(code).toBe(0);
    expect(stdout).toMatch(
      new RegExp(`^\\d+ people, ${3 * skills.length} ratings and 0 feedback \\(\\d+ KB\\)`),
    );
    expect(stdout).toContain(` are in ${join(realpathSync(folder), 'copy.sqlite')}.\n`);
  });
  expect(written.length).toBeGreaterThan(0);
  const elsewhere = createFolder();
  chmodSync(join(folder, 'copy.sqlite'), 0o644);
  const restored = await runRolecall(['restore', join(folder, 'copy.sqlite')], {
    env: { DATA_DIR: elsewhere },
  });
  expect(restored).toMatchObject({ code: 0, stderr: '' });
  expect(statSync(join(elsewhere, 'rolecall.sqlite')).mode & 0o777).toBe(0o600);
  const ids = await withStores(elsewhere, async ({ people }) => (await people.all()).map(({ id }) => id));
  const twins = ids.filter((id) => id.endsWith('-twin')).map((id) => id.replace('-twin', ''));
  expect(twins.toSorted()).toEqual(ids.filter((id) => /^new-\d+$/.test(id)).toSorted());
  expect(ids.filter((id) => id.startsWith('person-'))).toHaveLength(3);
  const { url } = await serve({ DATA_DIR: elsewhere });
  const response = await fetch(new URL('/chat/messages', url), {
    ...{ method: 'POST', body: JSON.stringify({ account: 'ada', conversation: 'one', text: question }) },
    headers: { 'Content-Type': 'application/json', Origin: new URL(url).origin },
  });
  expect(((await response.json()) as { text: string }).text).toMatch(/^IT service manager\n/);
});

it('is for its owner alone, and never takes the place of a file that is there', async () => {
  const { folder, fill, run } = openFilled();
  await fill;
  expect((await run('backup', 'copy.sqlite')).code).toBe(0);
  expect(statSync(join(folder, 'copy.sqlite')).mode & 0o777).toBe(0o600);
  const again = await run('backup', 'copy.sqlite');
  expect(again.code).toBe(1);
  expect(again.stderr).toMatch(/copy\.sqlite is there already; choose a name that is new/);
  expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([]);
});

it('restores over a database only when told, and keeps what was there', async () => {
  const { folder, fill, run } = openFilled();
  await fill;
  await run('backup', 'copy.sqlite');
  await withStores(folder, ({ people }) => people.add(createPerson('later')));
  const refused = await run('restore', 'copy.sqlite');
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toMatch(
    /There is a database .*rolecall\.sqlite already: --overwrite puts the backup in/,
  );
  const restored = await run('restore', 'copy.sqlite', '--overwrite');
  expect(restored.code).toBe(0);
  const [, before = ''] = /What was there is in (\S+);/.exec(restored.stdout) ?? [];
  expect(await withStores(folder, async ({ people }) => (await people.all()).length)).toBe(3);
  const old = new DatabaseSync(before, { readOnly: true });
  expect(old.prepare('select count(*) as people from person').get()).toEqual({ people: 4 });
  old.close();
});

it('does not restore under a process that has the database open', async () => {
  const { folder, fill, run } = openFilled();
  await fill;
  await run('backup', 'copy.sqlite');
  await withStores(folder, async ({ people }) => {
    const { code, stderr } = await run('restore', 'copy.sqlite', '--overwrite');
    expect([code, stderr]).toEqual([1, expect.stringMatching(/is in use: stop Rolecall first\.\n$/)]);
    await people.add(createPerson('later'));
    expect(await people.all()).toHaveLength(4);
  });
});

it.each([
  [
    'is no database',
    (file: string) => writeFileSync(file, 'x'.repeat(10_000)),
    /is no backup of Rolecall \(/,
  ],
  ['is not there', () => undefined, /There is no file \S+bad\.sqlite: name the file of a backup/],
  [
    'is of a later version',
    (file: string) => {
      const database = new DatabaseSync(file);
      for (const table of ['person', 'rating', 'feedback']) database.exec(`create table ${table} (id text)`);
      database.exec(
        "create table kysely_migration (name text); insert into kysely_migration values ('999-x')",
      );
      database.close();
    },
    /was made by a later version of Rolecall: restore it with that one/,
  ],
])('changes nothing where the backup %s', async (_, make, problem) => {
  const { folder, fill, run } = openFilled(1);
  await fill;
  make(join(folder, 'bad.sqlite'));
  const { code, stderr } = await run('restore', 'bad.sqlite', '--overwrite');
  expect([code, stderr]).toEqual([1, expect.stringMatching(problem)]);
  expect(await withStores(folder, async ({ people }) => (await people.all()).length)).toBe(1);
  expect(existsSync(join(folder, 'rolecall.sqlite.incoming'))).toBe(false);
});

it('restores all that a killed process has written, and leaves that as it is', async () => {
  const { killed } = await openKilled();
  const names = ['rolecall.sqlite', 'rolecall.sqlite-wal'].map((name) => join(killed, name));
  const [asLeft, folder] = [names.map((name) => readFileSync(name)), createFolder()];
  const link = join(folder, 'link.sqlite');
  symlinkSync(join(killed, 'rolecall.sqlite'), link);
  const restored = await runRolecall(['restore', link], { env: { DATA_DIR: folder } });
  expect(restored).toMatchObject({ code: 0, stdout: expect.stringMatching(/^4 people, /) });
  expect(names.map((name) => readFileSync(name))).toEqual(asLeft);
  expect(await countPeople(folder)).toBe(4);
});

it('writes nothing beside the file that it restores', async () => {
  const { folder, fill } = openFilled();
  await fill;
  const { code } = await runRolecall(['restore', join(folder, 'rolecall.sqlite')], {
    env: { DATA_DIR: createFolder() },
  });
  expect([code, readdirSync(folder)]).toEqual([0, ['rolecall.sqlite']]);
});

it('mixes nothing of a database that is gone into what it restores', async () => {
  const { killed, copy, run } = await openKilled();
  rmSync(join(killed, 'rolecall.sqlite'));
  const left = readdirSync(killed);
  const refused = await run('restore', copy);
  expect([refused.code, refused.stderr]).toEqual([
    1,
    expect.stringMatching(/rolecall\.sqlite-wal, .* would be mixed into the backup: --over/),
  ]);
  expect(readdirSync(killed)).toEqual(left);
  const restored = await run('restore', copy, '--overwrite');
  expect(restored.stdout).toMatch(/^3 people, .*\nWhat was there is in \S+-wal, \S+-shm;/);
  expect(readdirSync(killed).filter((name) => name.includes('.before-'))).toHaveLength(2);
  expect(await countPeople(killed)).toBe(3);
});

it('does not restore under a server, not even one whose database was renamed', async () => {
  const { folder, fill, run } = openFilled();
  await fill;
  await run('backup', 'copy.sqlite');
  const { stop } = await serve({ DATA_DIR: folder });
  const restore = () => run('restore', 'copy.sqlite', '--overwrite');
  const refused = { code: 1, stderr: expect.stringMatching(/^Process \d+ runs with .*: stop it first\.\n$/) };
  expect(await restore()).toMatchObject(refused);
  renameSync(join(folder, 'rolecall.sqlite'), join(folder, 'old.sqlite'));
  expect(await restore()).toMatchObject(refused);
  await stop('SIGTERM');
  expect(await restore()).toMatchObject({ code: 0 });
  expect(await countPeople(folder)).toBe(3);
});

it('keeps what it restores where a process ends whose database was renamed', async () => {
  const { folder, fill, run } = openFilled();
  await fill;
  await run('backup', 'copy.sqlite');
  await withStores(folder, async ({ people }) => {
    await people.add(createPerson('later'));
    renameSync(join(folder, 'rolecall.sqlite'), join(folder, 'old.sqlite'));
    expect((await run('restore', 'copy.sqlite')).code).toBe(1);
    expect((await run('restore', 'copy.sqlite', '--overwrite')).code).toBe(0);
  });
  expect(await countPeople(folder)).toBe(3);
});

it('restores over a damaged database, and keeps that', async () => {
  const { folder, fill, run } = openFilled();
  await fill;
  await run('backup', 'copy.sqlite');
  const damaged = readFileSync(join(folder, 'rolecall.sqlite')).fill(7, 0, 4_096);
  writeFileSync(join(folder, 'rolecall.sqlite'), damaged);
  const { stdout, stderr } = await run('restore', 'copy.sqlite', '--overwrite');
  expect(stderr).toBe('');
  const [, before = ''] = /What was there is in ([^\s,;]+)/.exec(stdout) ?? [];
  expect(readFileSync(before)).toEqual(damaged);
  expect(await countPeople(folder)).toBe(3);
});

it('says what is wrong with what is there, where that is not in use', async () => {
  const { folder, fill, run } = openFilled();
  await fill;
  await run('backup', 'copy.sqlite');
  rmSync(join(folder, 'rolecall.sqlite'));
  mkdirSync(join(folder, 'rolecall.sqlite'));
  const { code, stderr } = await run('restore', 'copy.sqlite', '--overwrite');
  expect([code, stderr]).toEqual([
    1,
    expect.stringMatching(
      /cannot be put aside \(unable to open database file\): see that .* may be written to/,
    ),
  ]);
});

it.each([
  ['backup', 'pg_dump'],
  ['restore', 'pg_restore'],
])('names for the %s of Postgres the command that is in the documents', async (command, tool) => {
  const env = { DATABASE_URL: 'postgres://name:secret@db:5432/rolecall' };
  const operations = readFileSync(resolve(import.meta.dirname, '../../docs/operations.md'), 'utf8');
  const [documented = ''] = new RegExp(`^${tool} .*$`, 'm').exec(operations) ?? [];
  const { code, stderr } = await runRolecall([command, 'x'], { env });
  expect([code, stderr]).toEqual([
    1,
    `DATABASE_URL names a Postgres database, which has tools for this: ${documented.replace('rolecall.dump', 'FILE')}\n`,
  ]);
});
