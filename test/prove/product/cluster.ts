import { openBalancer } from './balancer.ts';
import { type Replica, startReplica } from './replica.ts';

export interface Cluster {
  /** Of the balancer. */
  readonly url: string;
  /** All there ever were. */
  readonly everything: readonly Replica[];
  readonly running: () => readonly Replica[];
  /** SIGKILL for the nth, which is started again. */
  killAndStart(n: number): Promise<void>;
  readonly broken: () => number;
  stop(): Promise<void>;
}

/** So many replicas behind a balancer. */
export async function startCluster(count: number, env: Readonly<Record<string, string>>): Promise<Cluster> {
  const start = (): Promise<Replica> => startReplica({ env });
  const running = await Promise.all(Array.from({ length: count }, start));
  const everything = [...running];
  const balancer = await openBalancer(() => running.map(({ url }) => url));
  return {
    ...{ url: balancer.url, everything, broken: balancer.broken, running: () => running },
    async killAndStart(n) {
      const old = running[n];
      old?.child.kill('SIGKILL');
      await old?.ended;
      const fresh = await start();
      running[n] = fresh;
      everything.push(fresh);
    },
    async stop() {
      for (const { child } of running) child.kill('SIGTERM');
      await Promise.all(running.map(({ ended }) => ended));
      balancer.close();
    },
  };
}
