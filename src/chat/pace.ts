import type { Log } from './log.ts';

interface Dependencies {
  readonly platform: string;
  readonly log: Log;
}

/** How fast answers are begun, by what became of those before. */
export interface Pace {
  /**
   * How long to wait before one more is begun, in milliseconds; 0 where as many as possible may be. Busy is a process
   * that has others to acknowledge.
   */
  pauseMs(isBusy: boolean): number;
  /** How many may be under way, while so many wait. */
  mostAtOnce(waiting: number): number;
  /** The platform took an answer, or was there to refuse it. */
  noteThere(): void;
  noteFailure(): void;
}

const manyFailures = 5;
const betweenTriesMs = 1_000;
const betweenLateMs = 20;
const mostLateAtOnce = 64;
/** Where more has waited, or comes in faster, the rest is begun as ever. */
const mostLate = 6_000;
const betweenBusyMs = 5;

/**
 * While all answers fail, the platform or what is needed for an answer is away: each try may hang, and what waits unbegun
 * can still be answered when it is back. To begin all of it at once then would take the memory of thousands who ask in
 * one second, and flood a platform that has just come back.
 */
export function createPace({ platform, log }: Dependencies): Pace {
  let failures = 0;
  let late = 0;
  const isAway = (): boolean => failures >= manyFailures;

  return {
    pauseMs(isBusy) {
      if (isAway()) return betweenTriesMs;
      if (late > 0) return betweenLateMs;
      return isBusy ? betweenBusyMs : 0;
    },
    mostAtOnce(waiting) {
      if (waiting <= 1) late = 0;
      return late > 0 ? mostLateAtOnce : Number.POSITIVE_INFINITY;
    },
    noteThere() {
      if (isAway()) {
        log.info({ platform }, 'answers succeed again');
        late = mostLate;
      } else late = Math.max(0, late - 1);
      failures = 0;
    },
    noteFailure() {
      failures += 1;
      if (failures !== manyFailures) return;
      log.error({ platform }, 'no answer succeeds: one a second is tried until one does');
      late = 0;
    },
  };
}
