import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { serve } from './serve.ts';
import { createFolder, runRolecall } from './start-rolecall.ts';

it('lets no second process serve with a SQLite database, and commands beside the first', async () => {
  const env = { DATA_DIR: createFolder(), PORT: '0', LOG_LEVEL: 'silent' };
  const first = await serve({ DATA_DIR: env.DATA_DIR });
  const pid = first.log.at(-1)?.['pid'];
  const [second, list] = await Promise.all([
    runRolecall(['serve'], { env }),
    runRolecall(['people', 'list'], { env }),
  ]);
  expect(second.code).toBe(1);
  expect(second.stderr).toBe(
    `Rolecall cannot start with these settings:\n- Process ${pid} runs with the database file ${join(env.DATA_DIR, 'rolecall.sqlite')} already: stop it first. For several processes set DATABASE_URL, because they need Postgres.\n`,
  );
  expect(list.code).toBe(0);
  expect((await fetch(new URL('/readyz', first.url))).status).toBe(200);
}, 40_000);

it.each(['SIGTERM', 'SIGKILL'] as const)(
  'serves as soon as the one before has ended at %s',
  async (signal) => {
    const env = { DATA_DIR: createFolder() };
    const before = await serve(env);
    const after = serve(env);
    before.stop(signal);
    const { url } = await after;
    expect((await fetch(new URL('/readyz', url))).status).toBe(200);
  },
  40_000,
);

it('says what to mend where it cannot make what it holds', async () => {
  const env = { DATA_DIR: createFolder(), PORT: '0', LOG_LEVEL: 'silent' };
  mkdirSync(join(env.DATA_DIR, 'rolecall.sqlite-serving'));
  const { code, stderr } = await runRolecall(['serve'], { env });
  expect(code).toBe(1);
  expect(stderr).toContain('check DATA_DIR, and that its files may be written');
});
