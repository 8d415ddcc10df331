import { setTimeout as wait } from 'node:timers/promises';

const steps = 3;

/**
 * What comes of it, or `'late'` after so many milliseconds in which this process could have read it. Where the process was
 * held up, as on a machine that stood still, that counts as a third of the time: what came meanwhile is not late.
 */
export async function inTime<Result>(result: Promise<Result>, ms: number): Promise<Result | 'late'> {
  const ended = new AbortController();
  try {
    return await Promise.race([result, untilLate(ms, ended.signal)]);
  } finally {
    ended.abort();
  }
}

async function untilLate(ms: number, signal: AbortSignal): Promise<'late'> {
  for (let step = 0; step < steps && !signal.aborted; step++)
    await wait(ms / steps, undefined, { ref: false, signal }).catch(() => undefined);
  return 'late';
}
