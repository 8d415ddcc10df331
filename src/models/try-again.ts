import { setTimeout as sleep } from 'node:timers/promises';
import type { Deadline } from './deadline.ts';
import { readFailure } from './failure.ts';

interface Patience {
  readonly deadline: Deadline;
  /** How long it may still take, in milliseconds. */
  readonly leftMs: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
}

const mostRetries = 2;
const firstWaitMs = 250;

/** Begins again where that may help and there is time for it. Rejects with what the last attempt threw. */
export async function tryAgain<Result>(begin: () => Promise<Result>, patience: Patience): Promise<Result> {
  for (let retries = 0; ; retries++) {
    try {
      return await begin();
    } catch (error) {
      patience.deadline.signal.throwIfAborted();
      const { isPassing, retryAfterMs } = readFailure(error);
      const waitMs = waitBefore(retries, retryAfterMs, patience.random());
      if (!isPassing || retries >= mostRetries || waitMs >= patience.leftMs()) throw error;
      await patience.deadline.race(sleep(waitMs));
    }
  }
}

/** Differs each time, or all who were refused at once would come back at once. */
function waitBefore(retries: number, retryAfterMs: number | undefined, random: number): number {
  if (retryAfterMs !== undefined) return retryAfterMs + random * firstWaitMs;
  return firstWaitMs * 2 ** retries * (0.5 + random);
}
