import type { Outbox } from './outbox.ts';
import { claimableFor } from './waited-for.ts';

interface Dependencies {
  readonly outbox: Pick<Outbox, 'countWaiting'>;
  readonly platforms: Parameters<typeof claimableFor>[0];
  /** The settings that each platform needs. */
  readonly needs: Readonly<Record<string, string>>;
  readonly log: { warn(details: object, message: string): void };
  readonly now: () => number;
}

/** Another process that has the platform takes it up sooner. */
const waitsLongMs = 30_000;
const betweenWarningsMs = 10 * 60_000;

/** Says for which platforms messages wait that this process does not have. To be called now and then. */
export function createWarnOfWaiting(dependencies: Dependencies): () => Promise<void> {
  const { outbox, platforms, needs, log, now } = dependencies;
  const claimable = claimableFor(platforms);
  const saidAt = new Map<string, number>();
  return async () => {
    for (const { platform, count } of await outbox.countWaiting(claimable, now() - waitsLongMs)) {
      if (now() - (saidAt.get(platform) ?? Number.NEGATIVE_INFINITY) < betweenWarningsMs) continue;
      saidAt.set(platform, now());
      log.warn(
        { platform, messages: count, needs: needs[platform] },
        'messages wait for a platform that this process does not have',
      );
    }
  };
}
