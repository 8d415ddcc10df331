import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Person } from '../../src/people/person.ts';
import { weekAt } from '../../src/schedule/weeks.ts';
import { openDatabase, type Place } from '../../src/storage/open-database.ts';
import { createStoredOutbox } from '../../src/storage/stored-outbox.ts';
import { createStoredPeople } from '../../src/storage/stored-people.ts';

export interface ReplicaTask {
  readonly place: Place;
  /** Of the fake platform. */
  readonly url: string;
  readonly leaseMs: number;
  readonly canReadBack: boolean;
  readonly perSecond: number;
  /** It stops itself once, as a debugger or a sleeping machine would, when it has claimed. */
  readonly pausesOnce?: boolean;
}

/** People whose check-in has been due since the week began. */
export async function addPeople(place: Place, count: number): Promise<void> {
  const database = await openDatabase({ place, onError: fail });
  const workingDays = [1, 2, 3, 4, 5, 6, 7] as const;
  const times = { day: 1, time: '00:00', timeZone: 'Europe/London', workingDays } as const;
  const people = Array.from(
    { length: count },
    (_, at): Person => ({
      ...{ id: `person-${at}`, name: `Person ${at}`, role: 'R', roleLevel: 'L', times },
      enrolment: 'weekly',
    }),
  );
  await createStoredPeople(database).save(people);
  await database.destroy();
}

/** What became of this week's check-ins, by their state. */
export async function countStates(place: Place): Promise<Record<string, number>> {
  const database = await openDatabase({ place, onError: fail });
  const statuses = await createStoredOutbox({ database, now: Date.now }).statuses();
  await database.destroy();
  const week = weekAt(Date.now(), 'Europe/London');
  const counts: Record<string, number> = {};
  for (const status of statuses)
    if (status.week === week) counts[status.state] = (counts[status.state] ?? 0) + 1;
  return counts;
}

export interface Replica {
  readonly child: ChildProcess;
  /** What it said of its planning, and whether it finished. */
  readonly said: { planned?: number; planMs?: number; paused?: boolean; finished?: boolean }[];
  readonly complaints: string[];
  readonly ended: Promise<void>;
}

const script = fileURLToPath(new URL('replica.ts', import.meta.url));

export function startReplica(task: ReplicaTask): Replica {
  const child = spawn(process.execPath, [script, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: Replica['said'] = [];
  const complaints: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => said.push(JSON.parse(line)));
  createInterface({ input: child.stderr }).on('line', (line) => complaints.push(line));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return { child, said, complaints, ended };
}

function fail(error: unknown): never {
  throw error;
}
