import { setTimeout as wait } from 'node:timers/promises';
import type { CountEvent } from '../../chat/count-event.ts';

/** Sends what belongs to one channel in order, each after the one before; channels do not wait for each other. */
export type SendInTurn = <Result>(channel: string, send: () => Promise<Result>) => Promise<Result>;

/** How long to wait before a call that failed is tried again; undefined where that is no use. */
export type WaitBeforeRetry = (error: unknown, tries: number) => number | undefined;

const mostTries = 5;

export function createSendQueue(waitBeforeRetry: WaitBeforeRetry, count: CountEvent): SendInTurn {
  const last = new Map<string, Promise<unknown>>();

  const trySending = async <Result>(send: () => Promise<Result>): Promise<Result> => {
    for (let tries = 1; ; tries++) {
      try {
        return await send();
      } catch (error) {
        const ms = waitBeforeRetry(error, tries);
        if (ms === undefined || tries === mostTries) throw error;
        await wait(ms);
      }
    }
  };

  return (channel, send) => {
    count({ what: 'queued', queue: 'slack', by: 1 });
    const before = last.get(channel) ?? Promise.resolve();
    const sent = before.then(() => trySending(send));
    const settled = sent.then(
      () => undefined,
      () => undefined,
    );
    last.set(channel, settled);
    void settled.then(() => {
      count({ what: 'queued', queue: 'slack', by: -1 });
      if (last.get(channel) === settled) last.delete(channel);
    });
    return sent;
  };
}
