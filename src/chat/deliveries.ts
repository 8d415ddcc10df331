import { setTimeout as wait } from 'node:timers/promises';
import { createSettling, type HowToAnswer, settle } from './answer-once.ts';
import { asRequest } from './current-request.ts';
import { createHeld, type Held } from './held.ts';
import type { Claimed } from './inbox.ts';
import { createKeep, isKept } from './keep.ts';
import { keepLooking } from './keep-looking.ts';
import { createLine } from './line.ts';
import { betweenLooksMs, createLookAround } from './look-around.ts';
import { secondsSince } from './seconds-since.ts';

/** What a platform delivers, from its acknowledgement to its answer. Bodies are JSON. */
export interface Deliveries<Body> {
  /**
   * Resolves when the delivery is kept and may be acknowledged. It is answered after that, once. What the platform does
   * not repeat (`isRepeated`) is also answered where it cannot be kept.
   */
  accept(id: string, body: Body, how?: { readonly isRepeated: boolean }): Promise<void>;
  start(): void;
  /** Finishes what is under way, and hands the rest to whichever process looks next. Never rejects. */
  stop(): Promise<void>;
}

const graceMs = 8_000;
const mostTaken = 500;
/** More than these wait in the database, where any process may take them. */
const mostHeld = 10_000;
/** A process that has not fallen further behind than this acknowledges first. */
const manyHeld = mostHeld / 2;

/**
 * Every delivery is claimed in the inbox before it is acknowledged. The claim is renewed for as long as this process
 * lives; after that another process answers.
 */
export function createDeliveries<Body>(dependencies: HowToAnswer<Body>): Deliveries<Body> {
  const { platform, inbox, codeOf, log, count, now } = dependencies;
  const settling = createSettling(dependencies);
  const keep = createKeep(settling);
  const lookAround = createLookAround(dependencies);
  const held = createHeld(count);
  let accepting = 0;
  let isStopping = false;
  let hasLeftSome = false;
  const line = createLine<Held>({
    pauseMs: () => settling.pace.pauseMs(accepting > 0 && held.size < manyHeld),
    mostAtOnce: settling.pace.mostAtOnce,
    async begin(one) {
      await asRequest(platform, one.claimed.id, () => settle(one, settling));
      held.delete(one);
      if (isStopping || !hasLeftSome || held.size >= manyHeld) return;
      hasLeftSome = false;
      looking.lookNow();
    },
  });

  /** What nobody else can take is held in any case. */
  const mayHold = (claimed: Claimed): boolean => (!isStopping && held.size < mostHeld) || !isKept(claimed);
  const leave = (claimed: Claimed): Promise<void> => {
    hasLeftSome = true;
    return inbox.release(claimed);
  };

  const look = async (): Promise<void> => {
    try {
      const room = isStopping ? 0 : Math.min(mostTaken, mostHeld - held.size);
      const taken = await lookAround(held.all(), room);
      hasLeftSome ||= room > 0 && taken.length === room;
      for (const claimed of taken) mayHold(claimed) ? line.add(held.add(claimed)) : await leave(claimed);
    } catch (error) {
      log.error({ code: codeOf(error), platform }, 'the inbox cannot be read');
    }
  };
  const looking = keepLooking({ look, betweenMs: betweenLooksMs });

  return {
    async accept(id, body, { isRepeated } = { isRepeated: true }) {
      accepting += 1;
      const cameAt = now();
      try {
        const delivery = { platform, id, body: JSON.stringify(body) };
        const claimed = await asRequest(platform, id, () => keep(delivery, isRepeated));
        if (claimed) mayHold(claimed) ? line.add(held.add(claimed)) : await leave(claimed);
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
      for (const one of unbegun) isKept(one.claimed) ? held.delete(one) : line.add(one);
      await handOn(unbegun, dependencies);
      // What is being claimed now is handed on as well.
      await looking.stop();
      await waitUntil(() => held.size === 0 && accepting === 0, now);
    },
  };
}

async function handOn<Body>(
  unbegun: readonly Held[],
  { inbox, platform, codeOf, log }: HowToAnswer<Body>,
): Promise<void> {
  try {
    const kept = unbegun.filter(({ claimed }) => isKept(claimed));
    await Promise.all(kept.map(({ claimed }) => inbox.release(claimed)));
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
