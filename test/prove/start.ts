import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { median } from '../bench/statistics.ts';
import { type Replica, startReplica } from './product/replica.ts';
import { openStage, type Stage } from './product/stage.ts';
import type { Row } from './row.ts';
import { createDeliver } from './traffic/deliver.ts';

interface Started {
  readonly ms: number;
  readonly megabytes: number;
}

const bars = { ms: 2_000, megabytes: 250 };
const afterMs = 1_000;

/** So often with data that is there already: how long until it is ready, and the most memory until a second later. */
async function measureStarts(env: Readonly<Record<string, string>>, times: number): Promise<Started> {
  const all: Started[] = [];
  while (all.length < times) {
    const replica = await startReplica({ env });
    await wait(afterMs);
    all.push({ ms: replica.startedInMs, megabytes: peakMegabytes(replica) });
    replica.child.kill('SIGTERM');
    await replica.ended;
  }
  return {
    ms: median(all.map(({ ms }) => ms)),
    megabytes: Math.max(...all.map(({ megabytes }) => megabytes)),
  };
}

function peakMegabytes({ child }: Replica): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1_024;
}

export const start: Row = {
  name: 'start',
  what: 'start to ready, whole framework, existing data (median of 5; the most memory)',
  bar: '≤ 2 s, ≤ 250 MB',
  async run() {
    const stage = await openStage();
    const folder = mkdtempSync(join(tmpdir(), 'rolecall-prove-'));
    const said: string[] = [];
    let isMet = true;
    try {
      const { DATABASE_URL, ...others } = stage.env;
      const places = { Postgres: { ...others, DATABASE_URL }, SQLite: { ...others, DATA_DIR: folder } };
      for (const [name, env] of Object.entries(places)) {
        await fill(stage, env);
        const { ms, megabytes } = await measureStarts(env, 5);
        said.push(`${name}: ${(ms / 1_000).toFixed(2)} s, ${megabytes.toFixed(0)} MB`);
        isMet &&= ms <= bars.ms && megabytes <= bars.megabytes;
      }
    } finally {
      await stage.close();
      rmSync(folder, { recursive: true, force: true });
    }
    return { measured: said.join('; '), isMet };
  },
};

/** Some questions and answers. */
async function fill({ flow }: Stage, env: Readonly<Record<string, string>>): Promise<void> {
  const replica = await startReplica({ env });
  const { deliver, finished, close } = createDeliver({ url: replica.url });
  await flow({ deliver, perSecond: 30, seconds: 5 });
  await finished();
  close();
  replica.child.kill('SIGTERM');
  await replica.ended;
}
