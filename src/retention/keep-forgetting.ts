import type { Log } from '../chat/log.ts';
import type { Deleted } from './forget-old.ts';

/** What one of all processes does now and then. */
export interface Tasks {
  /** Whether it is for this process to do now; then nobody does it again before `nextAt`. */
  take(name: string, nextAt: number): Promise<boolean>;
  /** It is to be done again from then on. */
  putBack(name: string, dueAt: number): Promise<void>;
}

interface Dependencies {
  readonly tasks: Tasks;
  /** Deletes what expires by itself. */
  readonly forgetExpired: () => Promise<void>;
  readonly forgetOld: (signal: AbortSignal) => Promise<Deleted>;
  readonly log: Log;
  readonly now: () => number;
}

const hourMs = 60 * 60 * 1_000;
const dayMs = 24 * hourMs;
const firstMs = 60 * 1_000;
const task = 'retention';

/** Deletes what has expired every hour, and what was kept for long enough once a day, in one of all processes. */
export function keepForgetting(dependencies: Dependencies): { stop(): Promise<void> } {
  const { log, forgetExpired } = dependencies;
  const stopping = new AbortController();
  let underWay: Promise<void> = Promise.resolve();

  const forget = async (): Promise<void> => {
    try {
      await forgetExpired();
      await forgetDaily(dependencies, stopping.signal);
    } catch (error) {
      log.error({ err: error }, 'what has expired could not be deleted; it is tried again in an hour');
    }
  };
  const next = (): void => {
    underWay = underWay.then(forget);
  };
  const first = setTimeout(next, firstMs).unref();
  const hourly = setInterval(next, hourMs).unref();
  return {
    async stop() {
      stopping.abort();
      clearTimeout(first);
      clearInterval(hourly);
      await underWay;
    },
  };
}

async function forgetDaily({ tasks, forgetOld, log, now }: Dependencies, signal: AbortSignal): Promise<void> {
  if (signal.aborted || !(await tasks.take(task, now() + dayMs))) return;
  let isDone = false;
  try {
    const deleted = await forgetOld(signal);
    isDone = !signal.aborted;
    log.info({ deleted }, 'what was kept for long enough is deleted');
  } finally {
    if (!isDone) await tasks.putBack(task, now());
  }
}
