import type { Finish } from './finish.ts';
import { inTime } from './in-time.ts';
import type { Claimed, Inbox } from './inbox.ts';
import type { Log } from './log.ts';

interface Dependencies {
  readonly platform: string;
  readonly inbox: Pick<Inbox, 'accept'>;
  readonly finish: Finish;
  readonly codeOf: (error: unknown) => string;
  readonly log: Log;
  readonly now: () => number;
}

type Delivery = Parameters<Inbox['accept']>[0];

/** People wait for what no platform repeats, and Slack gives it up after three seconds. */
const longestMs = 1_500;

/**
 * Keeps a delivery; undefined where it was kept before. One that its platform does not repeat is claimed also where it
 * cannot be kept: it is answered by this process, or by none.
 */
export function createKeep({ platform, inbox, finish, codeOf, log, now }: Dependencies) {
  const keepInTime = async (delivery: Delivery): Promise<Claimed | undefined> => {
    const keeping = inbox.accept(delivery);
    const kept = await inTime(keeping, longestMs);
    if (kept !== 'late') return kept;
    // Nobody else shall answer it as well.
    keeping.then(
      (late) => late && finish(late),
      () => undefined,
    );
    throw new Error('the database takes too long');
  };

  return async (delivery: Delivery, isRepeated: boolean): Promise<Claimed | undefined> => {
    if (isRepeated) return inbox.accept(delivery);
    try {
      return await keepInTime(delivery);
    } catch (error) {
      log.error({ code: codeOf(error), platform }, 'a delivery is answered without being kept');
      return {
        ...{ ...delivery, receivedAt: new Date(now()) },
        ...{ attempt: 1, mayBeAnswered: false, leaseUntil: Number.POSITIVE_INFINITY },
      };
    }
  };
}

/** Nobody else tries again what could not be kept. */
export function isKept({ leaseUntil }: Claimed): boolean {
  return Number.isFinite(leaseUntil);
}
