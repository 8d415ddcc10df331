import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../chat/log.ts';
import type { PersonStore } from '../people/person.ts';
import { createPlanCheckIns } from './plan-check-ins.ts';
import { createSendCheckIns } from './send-check-ins.ts';

type Dependencies = Parameters<typeof createSendCheckIns>[0] & {
  readonly people: Pick<PersonStore, 'enrolled'>;
  readonly log: Log;
};

const betweenLooksMs = 30_000;

/** Plans and sends check-ins until it is stopped, which waits for those under way. */
export function keepSending(dependencies: Dependencies): { stop(): Promise<void> } {
  const { people, log } = dependencies;
  const plan = createPlanCheckIns(dependencies);
  const send = createSendCheckIns(dependencies);
  const stopping = new AbortController();

  const look = async (): Promise<void> => {
    try {
      await plan(await people.enrolled());
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
