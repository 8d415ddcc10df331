import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startReplica } from './product/replica.ts';
import { knowledge } from './product/stage.ts';

it('is ready again over the data that it left', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-prove-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (let times = 0; times < 2; times++) {
    const { url, child, ended, complaints } = await startReplica({
      env: { DATA_DIR: folder, KNOWLEDGE_DIR: knowledge },
    });
    expect((await fetch(new URL('/readyz', url))).status).toBe(200);
    child.kill('SIGTERM');
    await ended;
    expect([child.exitCode, complaints]).toEqual([0, []]);
  }
}, 60_000);
