import { keepLooking } from '../chat/keep-looking.ts';
import type { Log } from '../chat/log.ts';

interface Dependencies {
  /** Reads the documents again where that was asked for. */
  readonly look: () => Promise<void>;
  readonly log: Log;
}

/** Somebody was told that it takes some seconds. */
const betweenMs = 5_000;

/** Looks now and then whether the documents are to be read again, until it is stopped. */
export function keepReloading({ look, log }: Dependencies): { stop(): Promise<void> } {
  const lookOrComplain = async (): Promise<void> => {
    try {
      await look();
    } catch (error) {
      log.error({ err: error }, 'whether the documents are to be read again is not known, or they were not');
    }
  };
  const looking = keepLooking({ look: lookOrComplain, betweenMs });
  looking.start();
  return looking;
}
