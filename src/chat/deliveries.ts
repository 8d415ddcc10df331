import { setTimeout as wait } from 'node:timers/promises';
import type { CountEvent, DeliveryOutcome } from './count-event.ts';
import { asRequest } from './current-request.ts';
import type { Claimed, Inbox } from './inbox.ts';
import { createLine } from './line.ts';
import type { Log } from './log.ts';
import type { Trace } from './trace.ts';

interface Dependencies<Body> {
  readonly platform: string;
  readonly inbox: Inbox;
  readonly answer: (body: Body) => Promise<void>;
  /** Tells whoever asked that there will be no answer. */
  readonly apologise: (body: Body) => Promise<void>;
  /** What of an error may stand in the log: it may hold what was sent, and a token. */
  readonly codeOf: (error: unknown) => string;
  readonly log: Log;
  readonly count: CountEvent;
  readonly trace: Trace;
  readonly now: () => number;
}

/** What a platform delivers, from its acknowledgement to its answer. Bodies are JSON. */
export interface Deliveries<Body> {
  /** Resolves when the delivery is kept and may be acknowledged. It is answered after that, once. */
  accept(id: string, body: Body): Promise<void>;
  start(): void;
  /** Finishes what is under way, and hands the rest to whichever process looks next. */
  stop(): Promise<void>;
}

/** Until it is begun its body stays as it is stored: thousands may wait. */
interface Held {
  claimed: Claimed;
}

const betweenLooksMs = 10_000;
const graceMs = 8_000;
const mostTaken = 500;
const mostTries = 2;
/** More than these wait in the database, where any process may take them. */
const mostHeld = 10_000;
/** A process that has not fallen further behind than this acknowledges first. */
const manyHeld = mostHeld / 2;
/** Later an answer would surprise more than it helps. */
const answeredWithinMs = 10 * 60 * 1_000;
/** A process that was paused must not answer what another may have taken meanwhile. */
const fenceMs = 2_000;

/**
 * Every delivery is claimed in the inbox before it is acknowledged. The claim is renewed for as long as this process
 * lives; after that another process answers.
 */
export function createDeliveries<Body>(dependencies: Dependencies<Body>): Deliveries<Body> {
  const { platform, inbox, codeOf, log, count, now } = dependencies;
  const held = createHeld(count);
  let accepting = 0;
  const line = createLine<Held>({
    isBusy: () => accepting > 0 && held.size < manyHeld,
    async begin(one) {
      await asRequest(platform, one.claimed.id, () => settle(one, dependencies));
      held.delete(one);
      if (!hasLeftSome || held.size >= manyHeld) return;
      hasLeftSome = false;
      looking.lookNow();
    },
  });
  let isStopping = false;
  let hasLeftSome = false;

  const hasRoom = (): boolean => !isStopping && held.size < mostHeld;
  const hold = (claimed: Claimed): void => line.add(held.add({ claimed }));
  const leave = (claimed: Claimed): Promise<void> => {
    hasLeftSome = true;
    return inbox.release(claimed);
  };

  const looking = keepLooking(async () => {
    try {
      await renew(held.all(), dependencies);
      const room = Math.min(mostTaken, mostHeld - held.size);
      if (isStopping || room <= 0) return;
      const taken = await inbox.claimAbandoned(platform, room);
      hasLeftSome ||= taken.length === room;
      for (const claimed of taken) hasRoom() ? hold(claimed) : await leave(claimed);
    } catch (error) {
      log.error({ code: codeOf(error), platform }, 'the inbox cannot be read');
    }
  });

  return {
    async accept(id, body) {
      accepting += 1;
      const cameAt = now();
      try {
        const claimed = await inbox.accept({ platform, id, body: JSON.stringify(body) });
        if (claimed) hasRoom() ? hold(claimed) : await leave(claimed);
        count({ what: 'kept', platform, seconds: secondsSince(cameAt, now()) });
      } finally {
        accepting -= 1;
        line.goOn();
      }
    },
    start() {
      isStopping = false;
      looking.start();
    },
    async stop() {
      isStopping = true;
      const unbegun = line.takeAll();
      for (const one of unbegun) held.delete(one);
      await handOn(unbegun, dependencies);
      // What is being claimed now is handed on as well.
      await looking.stop();
      await waitUntil(() => held.size === 0 && accepting === 0, now);
    },
  };
}

/** As many as the figures say. */
function createHeld(count: CountEvent) {
  const held = new Set<Held>();
  return {
    get size() {
      return held.size;
    },
    all: () => [...held],
    add(one: Held): Held {
      held.add(one);
      count({ what: 'queued', queue: 'deliveries', by: 1 });
      return one;
    },
    delete(one: Held): void {
      if (held.delete(one)) count({ what: 'queued', queue: 'deliveries', by: -1 });
    },
  };
}

/** Looks now and then, and whenever it is told to. `look` never rejects. */
function keepLooking(look: () => Promise<void>) {
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<unknown> = Promise.resolve();
  const lookNow = (): void => {
    underWay = Promise.all([underWay, look()]);
  };
  return {
    lookNow,
    start(): void {
      timer = setInterval(lookNow, betweenLooksMs).unref();
      lookNow();
    },
    /** Waits for the look that is under way. */
    async stop(): Promise<void> {
      clearInterval(timer);
      await underWay;
    },
  };
}

async function handOn<Body>(
  unbegun: readonly Held[],
  { inbox, platform, codeOf, log }: Dependencies<Body>,
): Promise<void> {
  try {
    await Promise.all(unbegun.map(({ claimed }) => inbox.release(claimed)));
  } catch (error) {
    const code = codeOf(error);
    log.error(
      { code, platform },
      'what was not begun is answered by another process only when its lease ran out',
    );
  }
}

async function waitUntil(isDone: () => boolean, now: () => number): Promise<void> {
  for (const until = now() + graceMs; !isDone() && now() < until; ) await wait(20);
}

async function renew<Body>(held: readonly Held[], { inbox, now }: Dependencies<Body>): Promise<void> {
  const soon = now() + 3 * betweenLooksMs;
  await Promise.all(
    held
      .filter(({ claimed }) => claimed.leaseUntil < soon)
      .map(async (one) => {
        one.claimed = (await inbox.renew(one.claimed)) ?? { ...one.claimed, leaseUntil: 0 };
      }),
  );
}

async function settle<Body>(one: Held, dependencies: Dependencies<Body>): Promise<void> {
  const { platform, codeOf, log, trace, now } = dependencies;
  if (now() > one.claimed.leaseUntil - fenceMs) return;
  try {
    await trace('event', { platform }, () => answerOrGiveUp(one, dependencies));
  } catch (error) {
    log.error({ code: codeOf(error) }, 'the inbox cannot be written');
  }
}

async function answerOrGiveUp<Body>(
  { claimed }: Held,
  { inbox, answer, apologise, codeOf, log, count, now }: Dependencies<Body>,
): Promise<void> {
  const receivedAt = claimed.receivedAt.getTime();
  const isLate = now() - receivedAt > answeredWithinMs;
  const { platform, attempt } = claimed;
  const isLapsed = isLate || attempt > mostTries;
  const body: Body = JSON.parse(claimed.body);
  const settledAs = (outcome: DeliveryOutcome): void =>
    count({ what: 'settled', platform, outcome, seconds: secondsSince(receivedAt, now()) });
  try {
    await (isLapsed ? apologise(body) : answer(body));
    settledAs(isLapsed ? 'lapsed' : 'answered');
  } catch (error) {
    log.error({ code: codeOf(error), platform, attempt }, 'a delivery was not answered');
    settledAs(isLate ? 'given up' : 'failed');
    // Otherwise it stays in the inbox: whoever finds its lease run out tries again.
    if (!isLate) return;
    log.error({ platform, attempt }, 'a delivery is given up');
  }
  await inbox.finish(claimed);
}

/** A clock may be set back. */
function secondsSince(from: number, until: number): number {
  return Math.max(0, until - from) / 1_000;
}
