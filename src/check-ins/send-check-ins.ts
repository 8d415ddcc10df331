import { setTimeout as wait } from 'node:timers/promises';
import type { Account } from '../chat/incoming.ts';
import type { Log } from '../chat/log.ts';
import type { SendPrivately, Sent } from '../chat/platform.ts';
import type { Reply } from '../chat/reply.ts';
import type { CheckInOutbox, ClaimedCheckIn } from './outbox.ts';

/** What a check-in says and to whom, or why there is none. */
type Composed =
  | { readonly to: Account; readonly reply: Reply }
  | { readonly nothing: true }
  | { readonly unreachable: string };

/** Whether a message of the bot arrived, where the platform can be asked. */
type FindDelivery = (to: Account, deliveryId: string) => Promise<'arrived' | 'absent' | 'unknown'>;

interface Delivery {
  readonly id: string;
  readonly deadline: AbortSignal;
}

interface Dependencies {
  readonly outbox: CheckInOutbox;
  readonly compose: (claimed: ClaimedCheckIn) => Promise<Composed>;
  /**
   * `id` names the check-in: a platform that can be asked keeps it with the message. Nothing may leave the process after
   * `deadline`: a process that was paused would send what another has sent meanwhile.
   */
  readonly send: (to: Account, reply: Reply, delivery: Delivery) => ReturnType<SendPrivately>;
  /** Undefined where the platform cannot be asked. */
  readonly findDelivery: FindDelivery | undefined;
  /** How many are under way at once, and begun in a second. */
  readonly pace: { readonly atOnce: number; readonly perSecond: number };
  readonly log: Log;
  readonly now: () => number;
}

/** Before its claim runs out, so that what is on its way has arrived by then. */
const fenceMs = 1_000;

/** Sends what is due, each once, and settles what a process that died had begun. How many were claimed. */
export function createSendCheckIns(dependencies: Dependencies): () => Promise<number> {
  const { outbox, pace, log } = dependencies;
  const takeTurn = createTurns(pace.perSecond, dependencies.now);

  const settle = async (claimed: ClaimedCheckIn, one: typeof sendOne): Promise<void> => {
    try {
      await one(claimed, dependencies);
    } catch (error) {
      // The others go on. This one stays as far as it came, and is taken up again when its lease has run out.
      log.error({ err: error, week: claimed.week }, 'a check-in was not sent');
    }
  };

  return async () => {
    await outbox.closeOld();
    const interrupted = await outbox.claimInterrupted(pace.atOnce);
    const due = await outbox.claimDue(pace.atOnce);
    await Promise.all([
      ...interrupted.map((claimed) => settle(claimed, findOut)),
      ...due.map(async (claimed) => {
        await takeTurn();
        await settle(claimed, sendOne);
      }),
    ]);
    return interrupted.length + due.length;
  };
}

async function sendOne(claimed: ClaimedCheckIn, dependencies: Dependencies): Promise<void> {
  const { outbox, compose, send, now } = dependencies;
  const composed = await compose(claimed);
  if (!(await outbox.begin(claimed))) return;
  if ('nothing' in composed) {
    await outbox.finish(claimed, { state: 'nothing' });
    return;
  }
  if ('unreachable' in composed) {
    await outbox.finish(claimed, { state: 'unreachable', reason: composed.unreachable });
    return;
  }
  const leftMs = claimed.leaseUntil - fenceMs - now();
  if (leftMs <= 0) {
    await outbox.putBack(claimed, now());
    return;
  }
  const delivery = { id: idOf(claimed), deadline: AbortSignal.timeout(leftMs) };
  const sent = await sendOrNotKnow(() => send(composed.to, composed.reply, delivery));
  await conclude(claimed, composed.to, sent, dependencies);
}

/** Whatever goes wrong on the way, the message may have arrived. */
async function sendOrNotKnow(send: () => Promise<Sent>): Promise<Sent> {
  try {
    return await send();
  } catch (error) {
    return { outcome: 'unknown', reason: error instanceof Error ? error.name : 'the sending failed' };
  }
}

/** What somebody else began: whether it arrived only the platform knows. */
async function findOut(claimed: ClaimedCheckIn, dependencies: Dependencies): Promise<void> {
  const composed = await dependencies.compose(claimed);
  const to = 'to' in composed ? composed.to : undefined;
  const sent = { outcome: 'unknown', reason: 'the process that sent it ended' } as const;
  await conclude(claimed, to, sent, dependencies);
}

async function conclude(
  claimed: ClaimedCheckIn,
  to: Account | undefined,
  sent: Sent,
  { outbox, findDelivery, now }: Dependencies,
): Promise<void> {
  if (sent.outcome === 'sent') await outbox.finish(claimed, { state: 'sent', reference: sent.reference });
  else if (sent.outcome === 'unreachable')
    await outbox.finish(claimed, { state: 'unreachable', reason: sent.reason });
  else if (sent.outcome === 'retry') await outbox.putBack(claimed, now() + sent.afterMs);
  else {
    const found = to && findDelivery ? await findDelivery(to, idOf(claimed)) : 'unknown';
    if (found === 'arrived') await outbox.finish(claimed, { state: 'sent', reference: '' });
    else if (found === 'absent') await outbox.putBack(claimed, now());
    else await outbox.finish(claimed, { state: 'unknown', reason: sent.reason });
  }
}

/** Names a check-in towards the platform. */
function idOf({ personId, week }: Pick<ClaimedCheckIn, 'personId' | 'week'>): string {
  return `check-in:${week}:${personId}`;
}

/** So many turns in a second, spread over it. */
function createTurns(perSecond: number, now: () => number): () => Promise<void> {
  let next = 0;
  return async () => {
    const at = Math.max(next, now());
    next = at + 1_000 / perSecond;
    const ms = at - now();
    if (ms > 0) await wait(ms);
  };
}
