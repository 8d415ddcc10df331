import { setTimeout as wait } from 'node:timers/promises';
import type { Account } from '../chat/incoming.ts';
import type { Log } from '../chat/log.ts';
import type { ChatPlatform, Sent } from '../chat/platform.ts';
import type { Reply } from '../chat/reply.ts';
import type { CheckInOutbox, ClaimedCheckIn, Finished } from './outbox.ts';

/** What a check-in says and to whom, or why there is none. */
export type Composed =
  | { readonly to: Account; readonly reply: Reply }
  | { readonly nothing: true }
  | { readonly unreachable: string };

/** Whether a message of the bot arrived, where the platform can be asked. */
type FindDelivery = (to: Account, deliveryId: string) => Promise<'arrived' | 'absent' | 'unknown'>;

/** A platform as far as sending needs it. Without `findDelivery` it cannot be asked afterwards. */
type Sender = Pick<ChatPlatform, 'sendPrivately' | 'perSecond'> & { readonly findDelivery?: FindDelivery };

interface Dependencies {
  readonly outbox: CheckInOutbox;
  readonly compose: (claimed: ClaimedCheckIn) => Promise<Composed>;
  /** By their names. */
  readonly platforms: ReadonlyMap<string, Sender>;
  readonly log: Log;
  readonly now: () => number;
}

/** Before its claim runs out, so that what is on its way has arrived by then. */
const fenceMs = 1_000;
/** Enough for any platform's rate, and so few that people who save an answer meanwhile find the database free. */
const claimedAtOnce = 16;

type TakeTurn = (platform: string) => Promise<void>;

/** Sends what is due, each once, and settles what a process that died had begun. How many were claimed. */
export function createSendCheckIns(dependencies: Dependencies): () => Promise<number> {
  const { outbox, platforms, log, now } = dependencies;
  const turns = new Map([...platforms].map(([name, { perSecond }]) => [name, createTurns(perSecond, now)]));
  const takeTurn: TakeTurn = async (platform) => turns.get(platform)?.();

  const settle = async (claimed: ClaimedCheckIn, settling: Promise<void>): Promise<void> => {
    try {
      await settling;
    } catch (error) {
      // The others go on. This one stays as far as it came, and is taken up again when its lease has run out.
      log.error({ err: error, week: claimed.week }, 'a check-in was not sent');
    }
  };

  return async () => {
    await outbox.closeOld();
    const interrupted = await outbox.claimInterrupted(claimedAtOnce);
    const due = await outbox.claimDue(claimedAtOnce);
    await Promise.all([
      ...interrupted.map((claimed) => settle(claimed, findOut(claimed, dependencies))),
      ...due.map((claimed) => settle(claimed, sendOne(claimed, takeTurn, dependencies))),
    ]);
    return interrupted.length + due.length;
  };
}

async function sendOne(
  claimed: ClaimedCheckIn,
  takeTurn: TakeTurn,
  dependencies: Dependencies,
): Promise<void> {
  const { outbox, compose, platforms, now } = dependencies;
  const composed = await compose(claimed);
  const platform = 'to' in composed ? platforms.get(composed.to.platform) : undefined;
  if ('to' in composed) await takeTurn(composed.to.platform);
  if (!(await outbox.begin(claimed))) return;
  if (!('to' in composed) || !platform) {
    await outbox.finish(claimed, whyNot(composed));
    return;
  }
  const leftMs = claimed.leaseUntil - fenceMs - now();
  if (leftMs <= 0) {
    await outbox.putBack(claimed, now());
    return;
  }
  const delivery = { id: idOf(claimed), deadline: AbortSignal.timeout(leftMs) };
  const sent = await platform.sendPrivately(composed.to, composed.reply, delivery).catch((error): Sent => {
    // Whatever went wrong on the way, the message may have arrived.
    dependencies.log.error({ err: error, week: claimed.week }, 'nobody knows whether a check-in arrived');
    return { outcome: 'unknown', reason: 'the sending failed; the log says how' };
  });
  await conclude(claimed, composed.to, sent, dependencies);
}

function whyNot(composed: Composed): Finished {
  if ('nothing' in composed) return { state: 'nothing' };
  const reason = 'unreachable' in composed ? composed.unreachable : 'their platform is not configured';
  return { state: 'unreachable', reason };
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
  { outbox, platforms, now }: Dependencies,
): Promise<void> {
  if (sent.outcome === 'sent') await outbox.finish(claimed, { state: 'sent', reference: sent.reference });
  else if (sent.outcome === 'unreachable')
    await outbox.finish(claimed, { state: 'unreachable', reason: sent.reason });
  else if (sent.outcome === 'retry') await outbox.putBack(claimed, now() + sent.afterMs);
  else {
    const findDelivery = to && platforms.get(to.platform)?.findDelivery;
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
