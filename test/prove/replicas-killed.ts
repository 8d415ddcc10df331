import { setTimeout as wait } from 'node:timers/promises';
import { type Cluster, startCluster } from './product/cluster.ts';
import { countComplaints } from './product/replica.ts';
import { openStage } from './product/stage.ts';
import type { Row } from './row.ts';
import { createDeliver } from './traffic/deliver.ts';
import { sayTally, type Tally, tally } from './traffic/tally.ts';

interface Size {
  readonly seconds: number;
  readonly perSecond: number;
  readonly betweenKillsSeconds: number;
  /** So much sooner than they do platforms try again. */
  readonly hurry?: number;
}

export interface Killed extends Tally {
  readonly kills: number;
  readonly broken: number;
  /** Acknowledged, and still not answered when nothing moved any more. */
  readonly waiting: number;
  readonly complaints: readonly string[];
}

const replicas = 3;
const mostAckMs = 1_000;

export async function killReplicas({
  seconds,
  perSecond,
  betweenKillsSeconds,
  hurry = 1,
}: Size): Promise<Killed> {
  const stage = await openStage();
  const cluster = await startCluster(replicas, stage.env);
  const { all, deliver, finished, close } = createDeliver({ url: cluster.url, hurry });
  try {
    const stopping = new AbortController();
    const killing = killInTurn(cluster, betweenKillsSeconds, stopping.signal);
    await stage.flow({ deliver, perSecond, seconds });
    stopping.abort();
    const kills = await killing;
    await finished();
    const waiting = await stage.settled();
    const complaints = countComplaints(cluster.everything);
    return { ...tally({ all, ...stage }), kills, broken: cluster.broken(), waiting, complaints };
  } finally {
    close();
    await cluster.stop();
    await stage.close();
  }
}

async function killInTurn(cluster: Cluster, seconds: number, stopped: AbortSignal): Promise<number> {
  let kills = 0;
  while (true) {
    await wait(seconds * 1_000, undefined, { signal: stopped }).catch(() => undefined);
    if (stopped.aborted) return kills;
    await cluster.killAndStart(kills++ % replicas);
  }
}

export const replicasKilled: Row = {
  name: 'replicas',
  what: '3 replicas on Postgres, signed Slack and Teams traffic, 20 minutes, one killed every minute',
  bar: '0 lost after acknowledgement, 0 answered twice, acknowledged p99 ≤ 1 s',
  async run(scale) {
    const found = await killReplicas({ seconds: 1_200 * scale, perSecond: 30, betweenKillsSeconds: 60 });
    const { lost, twice, ackP99Ms, kills, broken, waiting, complaints } = found;
    return {
      measured: `${kills} kills, ${broken} requests broken off; ${sayTally(found)}`,
      isMet: lost.length + twice.length + waiting === 0 && ackP99Ms <= mostAckMs,
      notes: [...sayAll('lost', lost), ...sayAll('twice', twice), ...complaints],
    };
  },
};

function sayAll(what: string, some: Tally['lost']): string[] {
  return some.map(({ kind, key, tries }) => `${what}: ${kind} ${key}, ${tries} tries`);
}
