import type { CountEvent, DeliveryOutcome } from './count-event.ts';
import { createFinish, type Finish } from './finish.ts';
import type { Held } from './held.ts';
import type { Inbox } from './inbox.ts';
import { isKept } from './keep.ts';
import type { Log } from './log.ts';
import { createPace, type Pace } from './pace.ts';
import { secondsSince } from './seconds-since.ts';
import type { Trace } from './trace.ts';

/** How a platform answers what it delivered. */
export interface HowToAnswer<Body> {
  readonly platform: string;
  readonly inbox: Inbox;
  /** `beginSending` is to be awaited before anything is sent that cannot be found again. */
  readonly answer: (body: Body, beginSending: () => Promise<void>) => Promise<void>;
  /** Whether the answer of a process that died has arrived; false where nobody can say. */
  readonly wasAnswered: (body: Body) => Promise<boolean>;
  /** Tells whoever asked that there may be an answer, and that there will be no other. */
  readonly tellInterrupted: (body: Body) => Promise<void>;
  /** Tells whoever asked that there will be no answer. */
  readonly apologise: (body: Body) => Promise<void>;
  /** What of an error may stand in the log: it may hold what was sent, and a token. */
  readonly codeOf: (error: unknown) => string;
  /** Whether the platform was there, and would not take this one: that says nothing of others. */
  readonly isRefused: (error: unknown) => boolean;
  readonly log: Log;
  readonly count: CountEvent;
  readonly trace: Trace;
  readonly now: () => number;
}

/** Another process has it now, or may have. */
class TakenOver extends Error {
  override readonly name = 'TakenOver';
}

const mostTries = 2;
/** Later an answer would surprise more than it helps. */
const answeredWithinMs = 10 * 60 * 1_000;
/** A process that was paused must not answer what another may have taken meanwhile. */
const fenceMs = 2_000;

interface Settling<Body> extends HowToAnswer<Body> {
  readonly finish: Finish;
  readonly pace: Pace;
}

/** What all deliveries of a platform are settled with. */
export function createSettling<Body>(how: HowToAnswer<Body>): Settling<Body> {
  return { ...how, finish: createFinish(how), pace: createPace(how) };
}

/** Answers a delivery, or says why there is no answer, and writes down that it did. Never rejects. */
export async function settle<Body>(one: Held, settling: Settling<Body>): Promise<void> {
  const { platform, finish, count, trace, now } = settling;
  const { receivedAt, leaseUntil } = one.claimed;
  if (now() > leaseUntil - fenceMs) return;
  await trace('event', { platform }, async () => {
    const outcome = await answerOrFail(one, settling);
    if (!outcome) return;
    count({ what: 'settled', platform, outcome, seconds: secondsSince(receivedAt.getTime(), now()) });
    // Whoever finds its lease run out tries again.
    if (outcome !== 'failed') await finish(one.claimed);
  });
}

/** Undefined where another process has it. */
async function answerOrFail<Body>(one: Held, settling: Settling<Body>): Promise<DeliveryOutcome | undefined> {
  const { platform, pace, codeOf, isRefused, log, now } = settling;
  const { attempt, receivedAt } = one.claimed;
  const isLate = now() - receivedAt.getTime() > answeredWithinMs;
  try {
    const outcome = await answerOnce(one, isLate, settling);
    pace.noteThere();
    return outcome;
  } catch (error) {
    if (error instanceof TakenOver) return undefined;
    if (isRefused(error)) pace.noteThere();
    // That one fails again says nothing of the others.
    else if (attempt === 1) pace.noteFailure();
    log.error({ code: codeOf(error), platform, attempt }, 'a delivery was not answered');
    if (!isLate && isKept(one.claimed)) return 'failed';
    log.error({ platform, attempt }, 'a delivery is given up');
    return 'given up';
  }
}

async function answerOnce<Body>(
  one: Held,
  isLate: boolean,
  { inbox, answer, wasAnswered, tellInterrupted, apologise }: HowToAnswer<Body>,
): Promise<DeliveryOutcome> {
  const { attempt, mayBeAnswered, body: kept } = one.claimed;
  const body: Body = JSON.parse(kept);
  if (mayBeAnswered) {
    await tellInterrupted(body);
    return 'interrupted';
  }
  if (attempt > 1 && (await wasAnswered(body))) return 'answered';
  if (isLate || attempt > mostTries) {
    await apologise(body);
    return 'lapsed';
  }
  let isSending = false;
  try {
    await answer(body, async () => {
      isSending = await inbox.markSending(one.claimed, true);
      if (!isSending) throw new TakenOver();
    });
    return 'answered';
  } catch (error) {
    if (isSending) await inbox.markSending(one.claimed, false);
    if (!isKept(one.claimed)) await apologise(body);
    throw error;
  }
}
