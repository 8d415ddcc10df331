import { setTimeout as wait } from 'node:timers/promises';
import { median } from '../bench/statistics.ts';
import { countComplaints, heldUpMs, megabytesOf, startReplica } from './product/replica.ts';
import { openStage, type Stage } from './product/stage.ts';
import type { Row } from './row.ts';
import { createDeliver } from './traffic/deliver.ts';
import { sayTally, type Tally, tally } from './traffic/tally.ts';

export interface Soaked extends Tally {
  readonly perSecond: number;
  /** When a twelfth of the time had gone, and at the end. */
  readonly megabytesEarly: number;
  readonly megabytesLate: number;
  readonly complaints: readonly string[];
  /** The longest time in which the product could do nothing else. */
  readonly heldUpMs: number;
}

const bar = 1.1;
const connections = 20;
const sampleMs = 1_000;
/** One sample says little: memory goes up and down with each collection. */
const samplesTogether = 60;

/** At half of the most that it takes; that is measured for so many seconds. */
export async function soak(seconds: number, measuringSeconds: number): Promise<Soaked> {
  const stage = await openStage();
  const replica = await startReplica({ env: stage.env });
  const { all, deliver, finished, close } = createDeliver({ url: replica.url });
  const samples: number[] = [];
  const holdUps: number[] = [];
  try {
    const most = await measureMost(stage, replica.url, measuringSeconds);
    const perSecond = Math.max(1, Math.floor(most / 2));
    await heldUpMs(replica);
    const sampling = setInterval(async () => {
      samples.push(megabytesOf(replica));
      // Where it does not answer now it says it the next time.
      holdUps.push(await heldUpMs(replica).catch(() => 0));
    }, sampleMs);
    await stage.flow({ deliver, perSecond, seconds }).finally(() => clearInterval(sampling));
    await finished();
    await stage.settled();
    const some = Math.max(1, Math.min(samplesTogether, Math.floor(samples.length / 12)));
    const early = Math.max(some, Math.floor(samples.length / 12));
    return {
      ...{ ...tally({ all, ...stage }), perSecond, complaints: countComplaints([replica]) },
      heldUpMs: Math.max(...holdUps),
      megabytesEarly: median(samples.slice(early - some, early)),
      megabytesLate: median(samples.slice(-some)),
    };
  } finally {
    close();
    replica.child.kill('SIGTERM');
    await replica.ended;
    await stage.close();
  }
}

/** So many are acknowledged and answered in a second when the next is sent as soon as one is acknowledged. */
async function measureMost({ flow, settled }: Stage, url: string, seconds: number): Promise<number> {
  const { all, deliver, underWay, finished, close } = createDeliver({ url });
  const started = performance.now();
  while (performance.now() - started < seconds * 1_000) {
    if (underWay() < connections) await flow({ deliver, perSecond: 1_000, seconds: 0.001 });
    else await wait(1);
  }
  await finished();
  await settled();
  close();
  return all.length / seconds;
}

export const soaked: Row = {
  name: 'soak',
  what: 'soak: 1 hour at half of the measured maximum',
  bar: 'memory after ≤ 1.1 × memory at 5 minutes; 0 unexpected log lines',
  async run(scale) {
    const found = await soak(3_600 * scale, Math.max(2, 10 * scale));
    const { perSecond, megabytesEarly, megabytesLate, complaints, lost, twice, heldUpMs: longest } = found;
    return {
      measured: [
        `${perSecond} events/s; memory ${megabytesEarly.toFixed(0)} to ${megabytesLate.toFixed(0)} MB`,
        `held up for at most ${longest.toFixed(0)} ms`,
        `${complaints.length} kinds of unexpected log lines`,
        sayTally(found),
      ].join('; '),
      isMet: isMet(megabytesEarly, megabytesLate) && complaints.length + lost.length + twice.length === 0,
      notes: complaints,
    };
  },
};

function isMet(early: number, late: number): boolean {
  return late <= bar * early;
}
