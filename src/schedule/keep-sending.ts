import { setTimeout as wait } from 'node:timers/promises';
import { createSendDue } from './send-due.ts';
import { createWarnOfWaiting } from './warn-of-waiting.ts';

type Dependencies = Omit<Parameters<typeof createSendDue>[0], 'stopping' | 'cut'> &
  Parameters<typeof createWarnOfWaiting>[0] & {
    /** Writes down what is to be sent; called now and then. */
    readonly plan: () => Promise<unknown>;
  };

const betweenPlansMs = 30_000;
/** Somebody may wait for what is due now. */
const betweenLooksMs = 2_000;
const betweenWarningLooksMs = 60_000;
/** What is on its way when it is stopped may take so long; then it is looked for, as if the platform had not answered. */
const graceMs = 8_000;

/**
 * Plans and sends until it is stopped, which waits for what is on its way and puts back what is not. To plan takes minutes
 * for a million people: what is due does not wait for that, nor does a stop, for each part of a plan is whole.
 */
export function keepSending(dependencies: Dependencies): { stop(): Promise<void> } {
  const { plan, log } = dependencies;
  const stopping = new AbortController();
  const cut = new AbortController();
  const { signal } = stopping;
  const send = createSendDue({ ...dependencies, stopping: signal, cut: cut.signal });

  const keepDoing = async (work: () => Promise<unknown>, betweenMs: number): Promise<void> => {
    while (!signal.aborted) {
      try {
        await work();
      } catch (error) {
        if (!signal.aborted)
          log.error({ err: error }, 'check-ins could not be planned or sent; they are tried again');
      }
      await wait(betweenMs, undefined, { signal }).catch(() => undefined);
    }
  };
  const sendAll = async (): Promise<void> => {
    while (!signal.aborted && (await send()) > 0);
  };
  void keepDoing(plan, betweenPlansMs);
  void keepDoing(createWarnOfWaiting(dependencies), betweenWarningLooksMs);
  const sent = keepDoing(sendAll, betweenLooksMs);
  return {
    async stop() {
      stopping.abort();
      const cutting = setTimeout(() => cut.abort(), graceMs);
      await sent;
      clearTimeout(cutting);
    },
  };
}
