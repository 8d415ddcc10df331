import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../chat/log.ts';

interface Dependencies {
  /** How long everything goes on as before; whoever sends requests hears meanwhile that there should be no more. */
  readonly delayMs: number;
  readonly stop: () => Promise<void>;
  /** Ends early what would take long, when it has had its time. */
  readonly hurry: () => void;
  readonly log: Log;
  readonly patienceMs?: number;
  readonly longestMs?: number;
}

/** Long enough for an answer that a model is writing, and so short that its reader has the answer before the end. */
const usualPatienceMs = 5_000;
/** Containers are killed 30 seconds after they were told to stop, unless somebody says otherwise. */
const usualLongestMs = 25_000;

/**
 * Never rejects, and takes no longer than the delay and the longest time together, whatever hangs. What is left then is
 * taken up by another process, or after a start, as if this one had died.
 */
export async function stopWithin(dependencies: Dependencies): Promise<void> {
  const { delayMs, stop, hurry, log } = dependencies;
  const { patienceMs = usualPatienceMs, longestMs = usualLongestMs } = dependencies;
  await wait(delayMs);
  const hurrying = setTimeout(hurry, patienceMs);
  const isOver = new AbortController();
  const late = wait(longestMs, 'late' as const, { signal: isOver.signal }).catch(() => 'late' as const);
  const stopped = stop().then(
    () => 'stopped' as const,
    (error: unknown) => {
      log.error({ err: error }, 'Rolecall did not stop in good order');
      return 'failed' as const;
    },
  );
  const outcome = await Promise.race([stopped, late]);
  isOver.abort();
  clearTimeout(hurrying);
  if (outcome === 'late') log.error({ longestMs }, 'something hangs: Rolecall stops without waiting for it');
  if (outcome === 'stopped') log.info({}, 'stopped');
}
