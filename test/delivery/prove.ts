import { setTimeout as wait } from 'node:timers/promises';
import type { Engine } from '../contracts/databases.ts';
import { openFakePlatform } from './fake-platform.ts';
import { addPeople, countStates, type Replica, type ReplicaTask, startReplica } from './run-replicas.ts';

interface Size {
  readonly people: number;
  readonly replicas: number;
  readonly kills: number;
}

export interface Proof {
  /** Messages that the platform was asked for. */
  readonly calls: number;
  /** People who got one, and those who got more than one. */
  readonly reached: number;
  readonly twice: number;
  readonly states: Readonly<Record<string, number>>;
  readonly complaints: readonly string[];
  readonly planned: readonly number[];
  readonly planMs: number;
  readonly seconds: number;
}

const leaseMs = 3_000;
/** Of one replica; the messages that may be in flight when it dies. */
export const atOnce = 16;

interface Trouble {
  readonly engine: Engine;
  readonly size: Size;
  readonly canReadBack: boolean;
  /** Whether the first replica stops itself when it has claimed. */
  readonly pauses?: boolean;
  /** What is done to the replicas while they send. Those that die are started again. */
  readonly disturb: (replicas: Replica[], restart: (at: number) => void) => Promise<void>;
}

/** Sends one week's check-ins with several processes, and counts what arrived. */
export async function prove({ engine, size, canReadBack, pauses = false, disturb }: Trouble): Promise<Proof> {
  const made = await engine.create();
  const platform = await openFakePlatform();
  await addPeople(made.place, size.people);
  const task: ReplicaTask = {
    ...{ place: made.place, url: platform.url, leaseMs, canReadBack, perSecond: 1_000_000 },
  };
  const started = performance.now();
  const replicas: Replica[] = [];
  while (replicas.length < size.replicas) {
    const replica = startReplica({ ...task, pausesOnce: pauses && replicas.length === 0 });
    replicas.push(replica);
    // The others come when it sleeps: they might leave nothing for it to claim.
    while (pauses && replicas.length === 1 && !hasPaused(replica)) await wait(20);
  }
  const everything = [...replicas];
  await disturb(replicas, (at) => {
    const fresh = startReplica(task);
    replicas[at] = fresh;
    everything.push(fresh);
  });
  await Promise.all(replicas.map(({ ended }) => ended));
  const seconds = (performance.now() - started) / 1_000;
  const states = await countStates(made.place);
  platform.close();
  await made.remove();
  const said = everything.flatMap(({ said: lines }) => lines);
  return {
    ...{ calls: platform.calls(), reached: platform.arrived.size, states, seconds },
    twice: [...platform.arrived.values()].filter((count) => count > 1).length,
    complaints: everything.flatMap(({ complaints }) => complaints),
    planned: said.flatMap(({ planned }) => planned ?? []),
    planMs: Math.max(...said.map(({ planMs }) => planMs ?? 0)),
  };
}

/** kill -9, one replica after another, each when it has planned and sent for a moment. */
export function killInTurn(kills: number, sendingMs: number): Trouble['disturb'] {
  return async (replicas, restart) => {
    for (let killed = 0; killed < kills; killed++) {
      const at = killed % replicas.length;
      const replica = replicas[at];
      while (replica?.child.exitCode === null && replica.said.length === 0) await wait(5);
      await wait(sendingMs);
      replica?.child.kill('SIGKILL');
      await replica?.ended;
      restart(at);
    }
  };
}

function hasPaused({ said }: Replica): boolean {
  return said.some(({ paused }) => paused);
}

/** A replica that stopped itself after it had claimed goes on when its claims have long run out. */
export const wakePastLease: Trouble['disturb'] = async ([first]) => {
  await wait(leaseMs + 2_000);
  first?.child.kill('SIGCONT');
};

export const nothing: Trouble['disturb'] = async () => undefined;
