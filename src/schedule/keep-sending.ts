import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../chat/log.ts';
import { createSendDue } from './send-due.ts';

type Dependencies = Omit<Parameters<typeof createSendDue>[0], 'stopping' | 'cut'> & {
  /** Writes down what is to be sent; called now and then. */
  readonly plan: () => Promise<unknown>;
  readonly log: Log;
};

const betweenPlansMs = 30_000;
/** Somebody may wait for what is due now. */
const betweenLooksMs = 2_000;
/** What is on its way when it is stopped may take so long; then it is looked for, as if the platform had not answered. */
const graceMs = 8_000;

/** Plans and sends until it is stopped, which waits for what is on its way and puts back what is not. */
export function keepSending(dependencies: Dependencies): { stop(): Promise<void> } {
  const { plan, log, now } = dependencies;
  const stopping = new AbortController();
  const cut = new AbortController();
  const send = createSendDue({ ...dependencies, stopping: stopping.signal, cut: cut.signal });
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
      const cutting = setTimeout(() => cut.abort(), graceMs);
      await ended;
      clearTimeout(cutting);
    },
  };
}
