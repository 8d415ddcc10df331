import { setTimeout as wait } from 'node:timers/promises';
import type { Claimed, Inbox } from './inbox.ts';
import { createLine } from './line.ts';
import type { Log } from './log.ts';

interface Dependencies<Body> {
  readonly platform: string;
  readonly inbox: Inbox;
  readonly answer: (body: Body) => Promise<void>;
  /** Tells whoever asked that there will be no answer. */
  readonly apologise: (body: Body) => Promise<void>;
  /** What of an error may stand in the log: it may hold what was sent, and a token. */
  readonly codeOf: (error: unknown) => string;
  readonly log: Log;
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
  const { platform, inbox, codeOf, log, now } = dependencies;
  const held = new Set<Held>();
  let accepting = 0;
  const line = createLine<Held>({
    isBusy: () => accepting > 0 && held.size < manyHeld,
    async begin(one) {
      await settle(one, dependencies);
      held.delete(one);
      if (!hasLeftSome || held.size >= manyHeld) return;
      hasLeftSome = false;
      void look();
    },
  });
  let isStopping = false;
  let hasLeftSome = false;
  let looking: NodeJS.Timeout | undefined;

  const hasRoom = (): boolean => !isStopping && held.size < mostHeld;
  const hold = (claimed: Claimed): void => {
    const one = { claimed };
    held.add(one);
    line.add(one);
  };
  const leave = (claimed: Claimed): Promise<void> => {
    hasLeftSome = true;
    return inbox.release(claimed);
  };

  const look = async (): Promise<void> => {
    try {
      await renew([...held], dependencies);
      const room = Math.min(mostTaken, mostHeld - held.size);
      if (isStopping || room <= 0) return;
      const taken = await inbox.claimAbandoned(platform, room);
      hasLeftSome ||= taken.length === room;
      for (const claimed of taken) hasRoom() ? hold(claimed) : await leave(claimed);
    } catch (error) {
      log.error({ code: codeOf(error), platform }, 'the inbox cannot be read');
    }
  };

  return {
    async accept(id, body) {
      accepting += 1;
      try {
        const claimed = await inbox.accept({ platform, id, body: JSON.stringify(body) });
        if (claimed) hasRoom() ? hold(claimed) : await leave(claimed);
      } finally {
        accepting -= 1;
        line.goOn();
      }
    },
    start() {
      isStopping = false;
      looking = setInterval(() => void look(), betweenLooksMs).unref();
      void look();
    },
    async stop() {
      isStopping = true;
      clearInterval(looking);
      const unbegun = line.takeAll();
      for (const one of unbegun) held.delete(one);
      await Promise.all(unbegun.map(({ claimed }) => inbox.release(claimed)));
      for (const until = now() + graceMs; held.size > 0 && now() < until; ) await wait(20);
    },
  };
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
  const { codeOf, log, now } = dependencies;
  if (now() > one.claimed.leaseUntil - fenceMs) return;
  try {
    await answerOrGiveUp(one, dependencies);
  } catch (error) {
    log.error({ code: codeOf(error), delivery: one.claimed.id }, 'the inbox cannot be written');
  }
}

async function answerOrGiveUp<Body>(
  { claimed }: Held,
  { inbox, answer, apologise, codeOf, log, now }: Dependencies<Body>,
): Promise<void> {
  const isLate = now() - claimed.receivedAt.getTime() > answeredWithinMs;
  const { platform, id: delivery, attempt } = claimed;
  const body: Body = JSON.parse(claimed.body);
  try {
    if (isLate || attempt > mostTries) await apologise(body);
    else await answer(body);
  } catch (error) {
    log.error({ code: codeOf(error), platform, delivery, attempt }, 'a delivery was not answered');
    // Otherwise it stays in the inbox: whoever finds its lease run out tries again.
    if (!isLate) return;
    log.error({ platform, delivery, attempt }, 'a delivery is given up');
  }
  await inbox.finish(claimed);
}
