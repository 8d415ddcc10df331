import type { Log } from '../chat/log.ts';

interface Dependencies {
  readonly look: () => Promise<void>;
  readonly log: Log;
}

/** Somebody was told that it takes some seconds. */
const betweenLooksMs = 5_000;

/** Looks now and then whether the documents are to be read again, until it is stopped. */
export function keepLooking({ look, log }: Dependencies): { stop(): void } {
  const lookOrComplain = async (): Promise<void> => {
    try {
      await look();
    } catch (error) {
      log.error({ err: error }, 'whether the documents are to be read again is not known, or they were not');
    }
  };
  const looking = setInterval(() => void lookOrComplain(), betweenLooksMs).unref();
  return { stop: () => clearInterval(looking) };
}
