/** What Ctrl-C stops before it ends the program. */
export interface Interruption {
  /** False where nothing is under way that could be stopped, or it was stopped already. */
  stop(): boolean;
  /** One at a time. */
  whileStoppable<Result>(work: (stopped: AbortSignal) => Promise<Result>): Promise<Result>;
}

export function createInterruption(): Interruption {
  let underWay: AbortController | undefined;
  return {
    stop() {
      if (!underWay || underWay.signal.aborted) return false;
      underWay.abort();
      return true;
    },
    async whileStoppable(work) {
      underWay = new AbortController();
      try {
        return await work(underWay.signal);
      } finally {
        underWay = undefined;
      }
    },
  };
}
