/** What a failure says of the next request. */
export type Blame =
  /** It may go better. */
  | 'moment'
  /** It fails as well: the key or the model is wrong. */
  | 'access'
  /** Nothing: only this question was not taken. */
  | 'question';

/** One request. Only the first word on how it went counts. */
export interface Turn {
  succeed(): void;
  fail(blame: Blame): void;
  /** It was not finished, and nobody knows how it would have gone. */
  leave(): void;
}

export interface Breaker {
  /** Undefined while the model rests. */
  enter(): Turn | undefined;
}

interface Dependencies {
  /** In milliseconds, of any beginning. */
  readonly now: () => number;
}

const mostFailures = 5;
const restMs = 15_000;
/** Somebody has to correct a setting, or to pay: that takes minutes at least. */
const longRestMs = 5 * 60_000;

/** Lets a model rest after failures in a row; then one request at a time finds out whether it answers again. */
export function createBreaker({ now }: Dependencies): Breaker {
  let failures = 0;
  let restsUntil: number | undefined;
  let isProbed = false;

  const rest = (blame: Blame): void => {
    restsUntil = now() + (blame === 'access' ? longRestMs : restMs);
  };
  const ordinary: Turn = {
    // What began before the rest says nothing of how it goes since then.
    succeed() {
      if (restsUntil === undefined) failures = 0;
    },
    fail(blame) {
      if (restsUntil !== undefined || blame === 'question') return;
      failures++;
      if (blame === 'access' || failures >= mostFailures) rest(blame);
    },
    leave: () => undefined,
  };
  const probe: Turn = {
    succeed() {
      isProbed = false;
      restsUntil = undefined;
      failures = 0;
    },
    fail(blame) {
      isProbed = false;
      if (blame !== 'question') rest(blame);
    },
    leave() {
      isProbed = false;
    },
  };

  return {
    enter() {
      if (restsUntil === undefined) return once(ordinary);
      if (isProbed || now() < restsUntil) return undefined;
      isProbed = true;
      return once(probe);
    },
  };
}

function once(turn: Turn): Turn {
  let isOver = false;
  const first = (act: () => void): void => {
    if (isOver) return;
    isOver = true;
    act();
  };
  return {
    succeed: () => first(turn.succeed),
    fail: (blame) => first(() => turn.fail(blame)),
    leave: () => first(turn.leave),
  };
}
