import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startFlags } from '../bench/run-node.ts';
import { createFolder, runRolecall } from './start-rolecall.ts';

const user = process.getuid?.();

/** Starts Rolecall once, with a temporary folder of the test's own. */
async function start(prepare: (own: string) => void = () => undefined, env = {}) {
  const TMPDIR = createFolder();
  const own = join(TMPDIR, `rolecall-${user}`);
  prepare(own);
  expect(await runRolecall(['help'], { env: { TMPDIR, ...env } })).toMatchObject({ code: 0, stderr: '' });
  return { TMPDIR, own };
}

describe.skipIf(user === undefined)('what was compiled', () => {
  it('is kept in a folder that nobody else may write or read', async () => {
    const { TMPDIR, own } = await start();
    expect(readdirSync(TMPDIR)).toEqual([`rolecall-${user}`]);
    expect(readdirSync(own)).not.toEqual([]);
    expect(statSync(own).mode & 0o777).toBe(0o700);
  });

  it('is not kept where somebody else may have made the folder', async () => {
    const open = await start((own) => {
      mkdirSync(own);
      chmodSync(own, 0o777);
    });
    const elsewhere = createFolder();
    await start((own) => symlinkSync(elsewhere, own));
    expect([open.own, elsewhere].map((folder) => readdirSync(folder))).toEqual([[], []]);
  });

  it('is kept where NODE_COMPILE_CACHE says', async () => {
    const chosen = createFolder();
    const { TMPDIR } = await start(undefined, { NODE_COMPILE_CACHE: chosen });
    expect(readdirSync(chosen)).not.toEqual([]);
    expect(readdirSync(TMPDIR)).toEqual([]);
  });

  it('spares the next npm start what strips the types', () => {
    const TMPDIR = createFolder();
    // Node's own list of what it loaded; amaro is what strips the types.
    const say = `process.on('exit', () => console.log(process.moduleLoadList.some((name) => name.includes('amaro'))))`;
    const starts = [1, 2].map(() => {
      const { stdout } = spawnSync(
        process.execPath,
        [...startFlags, `--import=data:text/javascript,${encodeURIComponent(say)}`, 'src/main.ts', 'help'],
        { cwd: resolve(import.meta.dirname, '../..'), env: { TMPDIR }, encoding: 'utf8' },
      );
      return stdout.trimEnd().split('\n').at(-1);
    });
    expect(starts).toEqual(['true', 'false']);
  });
});
