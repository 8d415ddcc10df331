import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../chat/log.ts';
import { createSendDue } from './send-due.ts';

type Dependencies = Parameters<typeof createSendDue>[0] & {
  /** Writes down what is to be sent; called now and then. */
  readonly plan: () => Promise<unknown>;
  readonly log: Log;
};

const betweenPlansMs = 30_000;
/** Somebody may wait for what is due now. */
const betweenLooksMs = 2_000;

/** Plans and sends until it is stopped, which waits for what is under way. */
export function keepSending(dependencies: Dependencies): { stop(): Promise<void> } {
  const { plan, log, now } = dependencies;
  const send = createSendDue(dependencies);
  const stopping = new AbortController();
  let planAt = 0;

  const look = async (): Promise<void> => {
    try {
      if (now() >= planAt) {
        await plan();
        planAt = now() + betweenPlansMs;
      }
      while (!stopping.signal.aborted && (await send()) > 0);
    } catch (error) {
      log.error({ err: error }, 'check-ins could not be planned or sent; they are tried again');
    }
  };
  const keepLooking = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await look();
      await wait(betweenLooksMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const ended = keepLooking();
  return {
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}
