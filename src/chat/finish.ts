import { setTimeout as wait } from 'node:timers/promises';
import type { Claimed, Inbox } from './inbox.ts';
import type { Log } from './log.ts';

interface Dependencies {
  readonly platform: string;
  readonly inbox: Pick<Inbox, 'finish'>;
  readonly codeOf: (error: unknown) => string;
  readonly log: Log;
}

/** Writes down that a delivery was answered; where the database is away as soon as it is back. Never rejects. */
export type Finish = (claimed: Claimed) => Promise<void>;

const betweenTriesMs = 1_000;

/** Otherwise whoever finds its lease run out would answer once more. */
export function createFinish({ platform, inbox, codeOf, log }: Dependencies): Finish {
  const waiting = new Set<Claimed>();

  const tryAgain = async (): Promise<void> => {
    while (waiting.size > 0) {
      await wait(betweenTriesMs, undefined, { ref: false });
      await Promise.allSettled([...waiting].map(finishOne));
    }
  };
  const finishOne = async (claimed: Claimed): Promise<void> => {
    await inbox.finish(claimed);
    waiting.delete(claimed);
  };

  return async (claimed) => {
    try {
      await inbox.finish(claimed);
    } catch (error) {
      log.error({ code: codeOf(error), platform }, 'the inbox cannot be written');
      waiting.add(claimed);
      if (waiting.size === 1) void tryAgain();
    }
  };
}
