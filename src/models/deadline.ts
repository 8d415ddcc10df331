import { ModelError } from '../answers/written/chat-model.ts';

interface Limits {
  readonly signal: AbortSignal;
  readonly firstTokenMs: number;
  readonly answerMs: number;
}

/** Ends a request that takes too long. */
export interface Deadline {
  /** Aborted with the reason of the signal given, or with a ModelError. */
  readonly signal: AbortSignal;
  /**
   * Rejects with that reason as soon as it is there: a library may look at the signal late, or never. To listen to the
   * signal anew for each piece of a text would cost more than the piece.
   */
  race<Result>(work: Promise<Result>): Promise<Result>;
  /** Text has to come from now on. */
  wait(): void;
  /** It has. */
  receive(): void;
  /** Ends the request, where it still runs. */
  end(): void;
}

/**
 * Text may let wait for as long as the first one, each time: a stream that stalls seldom goes on, and whoever reads would
 * look at half a sentence until the whole time is over.
 */
export function startDeadline({ signal, firstTokenMs, answerMs }: Limits): Deadline {
  const ended = new AbortController();
  const endAfter = (ms: number, what: string) =>
    setTimeout(() => ended.abort(new ModelError('too slow', `${what} within ${ms / 1_000} s`)), ms);
  const whole = endAfter(answerMs, 'the model did not finish');
  const either = AbortSignal.any([signal, ended.signal]);
  const race = racing(either);
  let pause: NodeJS.Timeout | undefined;
  return {
    signal: either,
    race,
    wait() {
      clearTimeout(pause);
      pause = endAfter(firstTokenMs, 'the model wrote nothing');
    },
    receive: () => clearTimeout(pause),
    end() {
      clearTimeout(whole);
      clearTimeout(pause);
      ended.abort();
    },
  };
}

/**
 * `Promise.race` beside one promise that lasts would keep what each race brought until that one is settled: every piece of
 * a text as long as its answer is written.
 */
function racing(signal: AbortSignal): Deadline['race'] {
  const waiting = new Set<(reason: unknown) => void>();
  const abort = (): void => {
    for (const reject of waiting) reject(signal.reason);
  };
  signal.addEventListener('abort', abort, { once: true });
  return <Result>(work: Promise<Result>) => {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    waiting.add(reject);
    work.then(resolve, reject).finally(() => waiting.delete(reject));
    if (signal.aborted) abort();
    return promise;
  };
}
