interface Dependencies {
  /** Never rejects. */
  readonly look: () => Promise<void>;
  readonly betweenMs: number;
}

/** Looks now and then, and whenever it is told to. */
export function keepLooking({ look, betweenMs }: Dependencies) {
  let timer: NodeJS.Timeout | undefined;
  let underWay = Promise.resolve();
  const lookNow = (): void => {
    const before = underWay;
    const looking = look();
    underWay = before.then(() => looking);
  };
  return {
    lookNow,
    start(): void {
      timer = setInterval(lookNow, betweenMs).unref();
      lookNow();
    },
    /** Waits for the looks that are under way. */
    async stop(): Promise<void> {
      clearInterval(timer);
      await underWay;
    },
  };
}
