import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { countComplaints, type Replica, startReplica } from './product/replica.ts';
import { openStage } from './product/stage.ts';
import { isClear, refuseReadOnly, sayRefusal } from './read-only.ts';
import type { Row } from './row.ts';
import { createDeliver } from './traffic/deliver.ts';
import { sayTally, type Tally, tally } from './traffic/tally.ts';

/** One thing that runs out, around a process of the product with SQLite. */
interface Want {
  readonly name: string;
  /** What starts the process, beside its settings. */
  readonly how?: Pick<Parameters<typeof startReplica>[0], 'before' | 'flags'> & {
    readonly env?: Readonly<Record<string, string>>;
  };
  /** Undefined where the folder is nothing special. */
  readonly makeFolder?: (folder: string) => void;
  readonly take: (folder: string, replica: Replica) => Promise<void> | void;
  readonly giveBack: (folder: string, replica: Replica) => Promise<void> | void;
}

export interface Wanted extends Tally {
  readonly name: string;
  readonly hasDied: boolean;
  /** Acknowledged and not finished in the database when all was over. */
  readonly waiting: number;
  readonly complaints: readonly string[];
  readonly isIntact: boolean;
}

const perSecond = 20;
const shiftClock = fileURLToPath(new URL('product/shift-clock.ts', import.meta.url));
const file = 'rolecall.sqlite';
const ballast = 'ballast';
const run = (program: string, ...words: string[]): void =>
  void execFileSync(program, words, { stdio: 'pipe' });

const diskFull: Want = {
  name: 'disk full',
  makeFolder: (folder) => run('mount', '-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', folder),
  take(folder) {
    for (let megabytes = 24; megabytes > 0; megabytes -= 1) {
      try {
        writeFileSync(join(folder, `${ballast}-${megabytes}`), Buffer.alloc(1_048_576));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        return;
      }
    }
  },
  giveBack(folder) {
    for (const name of readdirSync(folder)) if (name.startsWith(ballast)) rmSync(join(folder, name));
  },
};

const clockFile = join(tmpdir(), `rolecall-clock-${process.pid}`);
const clockBack: Want = {
  name: 'clock set back an hour, and right again',
  how: { flags: ['--import', shiftClock], env: { CLOCK_BACK_FILE: clockFile } },
  take: () => writeFileSync(clockFile, ''),
  giveBack: () => rmSync(clockFile),
};

const fileHandles: Want = {
  name: 'out of file handles',
  how: { before: ['prlimit', '--nofile=1024:4096', '--'] },
  take: (_folder, { child }) => limitFiles(child.pid, countFiles(child.pid) - 3),
  giveBack: (_folder, { child }) => limitFiles(child.pid, 1_024),
};

function countFiles(pid = 0): number {
  return readdirSync(`/proc/${pid}/fd`).length;
}

function limitFiles(pid = 0, most: number): void {
  run('prlimit', '--pid', String(pid), `--nofile=${most}:4096`);
}

export const wants: readonly Want[] = [diskFull, clockBack, fileHandles];

/** Asks before, while and after something has run out; a third of the time each. */
export async function runOut(want: Want, seconds: number): Promise<Wanted> {
  const stage = await openStage();
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-prove-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  want.makeFolder?.(data);
  const { DATABASE_URL: _postgres, ...settings } = stage.env;
  const { before = [], flags = [], env = {} } = want.how ?? {};
  const replica = await startReplica({ env: { ...settings, ...env, DATA_DIR: data }, before, flags });
  try {
    const third = { perSecond, seconds: seconds / 3 };
    const { all, deliver, finished, close } = createDeliver({
      ...{ url: replica.url, hurry: 20, keepsConnections: false },
    });
    await stage.flow({ deliver, ...third });
    await want.take(data, replica);
    await stage.flow({ deliver, ...third });
    await want.giveBack(data, replica);
    await stage.flow({ deliver, ...third });
    await finished();
    close();
    const waiting = await waitUntilSettled(join(data, file));
    return {
      ...{ ...tally({ all, ...stage }), name: want.name, waiting },
      ...{ hasDied: replica.hasEnded(), complaints: countComplaints([replica]) },
      isIntact: isIntact(join(data, file)),
    };
  } finally {
    replica.child.kill('SIGTERM');
    await replica.ended;
    if (want.makeFolder) run('umount', '-l', data);
    rmSync(folder, { recursive: true, force: true });
    await stage.close();
  }
}

const settleMs = 90_000;

async function waitUntilSettled(path: string): Promise<number> {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
  const count = database.prepare('select count(*) as waiting from inbox where is_finished = 0');
  const waiting = (): number => Number(count.get()?.['waiting']);
  for (const until = performance.now() + settleMs; waiting() > 0 && performance.now() < until; )
    await wait(500);
  await wait(1_000);
  const left = waiting();
  database.close();
  return left;
}

function isIntact(path: string): boolean {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
  const answer = database.prepare('pragma integrity_check').get();
  database.close();
  return answer?.['integrity_check'] === 'ok' && statSync(path).size > 0;
}

export const resourcesOut: Row = {
  name: 'resources',
  what: 'disk full, read-only data folder, clock set back an hour, out of file handles',
  bar: 'a clear error and recovery without a restart where one is possible; no data lost',
  async run() {
    const all: Wanted[] = [];
    for (const want of wants) all.push(await runOut(want, 30));
    const refusal = await refuseReadOnly();
    return {
      measured: [...all.map(say), `data folder read-only: ${sayRefusal(refusal)}`].join('; '),
      isMet: all.every(isMet) && isClear(refusal),
      notes: all.flatMap((each) => [
        `${each.name}: ${sayTally(each)}`,
        ...each.complaints.map((complaint) => `${each.name}: ${complaint}`),
      ]),
    };
  },
};

function isMet({ hasDied, isIntact: intact, lost, twice, waiting }: Wanted): boolean {
  return !hasDied && intact && lost.length + twice.length + waiting === 0;
}

function say(wanted: Wanted): string {
  const { name, hasDied, isIntact: intact, lost, twice, refused } = wanted;
  return [
    `${name}: ${hasDied ? 'died' : 'recovered'}, data ${intact ? 'intact' : 'DAMAGED'}`,
    `${lost.length} lost, ${twice.length} twice, ${refused} never acknowledged`,
  ].join(', ');
}
