import { setTimeout as wait } from 'node:timers/promises';
import { startCluster } from './product/cluster.ts';
import { countComplaints } from './product/replica.ts';
import { openStage, type Stage } from './product/stage.ts';
import type { Row } from './row.ts';
import { createDeliver } from './traffic/deliver.ts';
import type { Delivered } from './traffic/delivered.ts';
import { sayTally, type Tally, tally } from './traffic/tally.ts';

type How = 'stopped' | 'frozen';

interface Size {
  readonly seconds: number;
  readonly perSecond: number;
  /** One after the other, evenly spread over the time. */
  readonly cuts: readonly How[];
  readonly cutSeconds: number;
  readonly hurry?: number;
}

export interface Stopped extends Tally {
  readonly waiting: number;
  readonly complaints: readonly string[];
  /** Of what was sent while there was no database: how much of each kind was answered before it came back. */
  readonly meanwhile: Readonly<Record<string, Share>>;
  /** From the return of the database until the next thing was answered; the longest. */
  readonly backAfterMs: number;
}

interface Share {
  readonly sent: number;
  readonly answered: number;
}

interface Cut {
  readonly from: number;
  readonly to: number;
}

const replicas = 3;

export async function stopDatabase({
  seconds,
  perSecond,
  cuts,
  cutSeconds,
  hurry = 1,
}: Size): Promise<Stopped> {
  const stage = await openStage();
  const cluster = await startCluster(replicas, stage.env);
  const { all, deliver, finished, close } = createDeliver({ url: cluster.url, hurry });
  try {
    const pauseSeconds = (seconds - cuts.length * cutSeconds) / (cuts.length + 1);
    const flowing = stage.flow({ deliver, perSecond, seconds });
    const done: Cut[] = [];
    for (const how of cuts) {
      await wait(pauseSeconds * 1_000);
      done.push(await cut(stage, how, cutSeconds));
    }
    await flowing;
    await finished();
    const waiting = await stage.settled();
    const answeredAt = (each: Delivered): number | undefined => {
      const { arrivals } = each.kind.startsWith('slack') ? stage.slack : stage.teams;
      return each.kind === 'teams card' ? each.acknowledgedAt : arrivals.firstAt(each.key);
    };
    return {
      ...{ ...tally({ all, ...stage }), waiting, complaints: countComplaints(cluster.everything) },
      meanwhile: countMeanwhile(all, done, answeredAt),
      backAfterMs: Math.max(...done.map(({ to }) => firstAfter(to, all, answeredAt) - to)),
    };
  } finally {
    close();
    await cluster.stop();
    await stage.close();
  }
}

async function cut({ proxy }: Stage, how: How, seconds: number): Promise<Cut> {
  const from = performance.now();
  if (how === 'stopped') await proxy.stop();
  else proxy.freeze();
  await wait(seconds * 1_000);
  await proxy.goOn();
  return { from, to: performance.now() };
}

type AnsweredAt = (each: Delivered) => number | undefined;

function countMeanwhile(
  all: readonly Delivered[],
  cuts: readonly Cut[],
  answeredAt: AnsweredAt,
): Stopped['meanwhile'] {
  const counts: Record<string, { sent: number; answered: number }> = {};
  for (const each of all) {
    const during = cuts.find(({ from, to }) => each.at > from && each.at < to);
    if (!during) continue;
    const count = counts[each.kind] ?? { sent: 0, answered: 0 };
    count.sent += 1;
    if ((answeredAt(each) ?? Number.POSITIVE_INFINITY) < during.to) count.answered += 1;
    counts[each.kind] = count;
  }
  return counts;
}

/** What waits for the database is posted to Slack, or as a message to Teams. */
function firstAfter(time: number, all: readonly Delivered[], answeredAt: AnsweredAt): number {
  const times = all
    .filter(({ kind }) => kind === 'slack mention' || kind === 'teams message')
    .flatMap((each) => answeredAt(each) ?? []);
  return Math.min(...times.filter((at) => at > time));
}

export const databaseStopped: Row = {
  name: 'database',
  what: 'the same with Postgres stopped for 30 s, twice',
  bar: 'answers from documents go on; events are answered once after it returns; nothing is lost',
  async run(scale) {
    const seconds = 1_200 * scale;
    const found = await stopDatabase({
      ...{ seconds, perSecond: 30, cutSeconds: Math.min(30, seconds / 4) },
      cuts: seconds >= 240 ? ['stopped', 'frozen'] : ['stopped'],
    });
    const { lost, twice, waiting, refused, meanwhile, complaints, backAfterMs } = found;
    return {
      measured: [
        sayTally(found),
        `${refused} never acknowledged`,
        `meanwhile answered: ${sayMeanwhile(meanwhile)}`,
        `back after ${backAfterMs.toFixed(0)} ms`,
      ].join('; '),
      isMet: lost.length + twice.length + waiting === 0 && isAnsweredMeanwhile(meanwhile),
      notes: complaints,
    };
  },
};

function sayMeanwhile(meanwhile: Stopped['meanwhile']): string {
  return Object.entries(meanwhile)
    .map(([kind, { sent, answered }]) => `${kind} ${answered}/${sent}`)
    .join(', ');
}

/** What no platform repeats and somebody waits for. */
const goesOn = ['slack command', 'slack press', 'teams card'];
const almostAll = 0.95;

function isAnsweredMeanwhile(meanwhile: Stopped['meanwhile']): boolean {
  return goesOn.every((kind) => {
    const { sent, answered } = meanwhile[kind] ?? { sent: 0, answered: 0 };
    return answered >= almostAll * sent;
  });
}
