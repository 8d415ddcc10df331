import { setTimeout as wait } from 'node:timers/promises';
import { asRequest } from '../chat/current-request.ts';
import type { Account } from '../chat/incoming.ts';
import type { Log } from '../chat/log.ts';
import type { ChatPlatform, Sent } from '../chat/platform.ts';
import type { Reply } from '../chat/reply.ts';
import type { Claimed, Outbox } from './outbox.ts';
import { claimableFor, waitedFor } from './waited-for.ts';

/** What a message says and to whom, that it is for later, or why there is none. */
export type Composed =
  | { readonly to: Account; readonly reply: Reply }
  | { readonly later: number }
  | { readonly nothing: true }
  | { readonly unreachable: string };

/** A platform as far as sending needs it. */
type Sender = Pick<ChatPlatform, 'sendPrivately' | 'perSecond' | 'findDelivery' | 'isTryOut'>;

interface Dependencies {
  readonly outbox: Outbox;
  readonly compose: (claimed: Claimed) => Promise<Composed>;
  /** By their names. */
  readonly platforms: ReadonlyMap<string, Sender>;
  readonly log: Log;
  readonly now: () => number;
  /** From then on nothing is begun: what is claimed goes back. */
  readonly stopping?: AbortSignal;
  /** From then on nothing leaves the process. */
  readonly cut?: AbortSignal;
}

/** Before its claim runs out, so that what is on its way has arrived by then. */
const fenceMs = 1_000;
/** Enough for any platform's rate, and so few that people who save an answer meanwhile find the database free. */
const claimedAtOnce = 10;
/** What closed meanwhile, or was left by a process that died, can wait so long. */
const betweenTidyingMs = 2_000;

type TakeTurn = (platform: string) => Promise<void>;

/** Sends what is due, each once, and settles what a process that died had begun. How many were claimed. */
export function createSendDue(dependencies: Dependencies): () => Promise<number> {
  const { outbox, platforms, log, now } = dependencies;
  const turns = new Map(
    [...platforms].map(([name, { perSecond }]) => [name, createTurns(perSecond, dependencies)]),
  );
  const takeTurn: TakeTurn = async (platform) => turns.get(platform)?.();

  const settle = async (claimed: Claimed, settling: () => Promise<void>): Promise<void> => {
    try {
      await settling();
    } catch (error) {
      // The others go on. This one stays as far as it came, and is taken up again when its lease has run out.
      log.error({ err: error, kind: claimed.kind, week: claimed.week }, 'a message was not sent');
    }
  };

  const inOwnRequest = (claimed: Claimed, settling: () => Promise<void>): Promise<void> =>
    asRequest('outbox', idOf(claimed), () => settle(claimed, settling));

  let tidyAt = Number.NEGATIVE_INFINITY;
  const tidy = async (): Promise<readonly Claimed[]> => {
    if (now() < tidyAt) return [];
    tidyAt = now() + betweenTidyingMs;
    await outbox.closeOld();
    return outbox.claimInterrupted(claimedAtOnce);
  };

  return async () => {
    const interrupted = await tidy();
    const due = await outbox.claimDue(claimedAtOnce, claimableFor(platforms));
    await Promise.all([
      ...interrupted.map((claimed) => inOwnRequest(claimed, () => findOut(claimed, dependencies))),
      ...due.map((claimed) => inOwnRequest(claimed, () => sendOne(claimed, takeTurn, dependencies))),
    ]);
    return interrupted.length + due.length;
  };
}

async function sendOne(claimed: Claimed, takeTurn: TakeTurn, dependencies: Dependencies): Promise<void> {
  const { outbox, compose, platforms, stopping } = dependencies;
  const composed = await compose(claimed);
  if ('later' in composed) {
    await outbox.putBack(claimed, composed.later);
    return;
  }
  const missing = waitedFor(composed, platforms);
  if (missing !== undefined) {
    await outbox.leaveFor(claimed, missing);
    return;
  }
  if ('to' in composed) await takeTurn(composed.to.platform);
  if (stopping?.aborted) {
    await outbox.putBack(claimed, claimed.dueAt);
    return;
  }
  if (!(await outbox.begin(claimed))) return;
  if ('nothing' in composed) await outbox.finish(claimed, { state: 'nothing' });
  else if ('unreachable' in composed)
    await outbox.finish(claimed, { state: 'unreachable', reason: composed.unreachable });
  else await sendBegun(claimed, composed, dependencies);
}

async function sendBegun(
  claimed: Claimed,
  { to, reply }: Extract<Composed, { to: Account }>,
  dependencies: Dependencies,
): Promise<void> {
  const { outbox, platforms, now, cut } = dependencies;
  const leftMs = claimed.leaseUntil - fenceMs - now();
  if (leftMs <= 0) {
    await outbox.putBack(claimed, now());
    return;
  }
  const deadline = AbortSignal.any([AbortSignal.timeout(leftMs), ...(cut ? [cut] : [])]);
  const delivery = { id: idOf(claimed), deadline };
  const sending = platforms.get(to.platform)?.sendPrivately(to, reply, delivery);
  const sent = await sending?.catch((error): Sent => {
    // Whatever went wrong on the way, the message may have arrived.
    dependencies.log.error({ err: error, kind: claimed.kind }, 'nobody knows whether a message arrived');
    return { outcome: 'unknown', reason: 'the sending failed; the log says how' };
  });
  if (!sent || sent.outcome === 'elsewhere') await outbox.leaveFor(claimed, to.platform);
  else await conclude(claimed, to, sent, dependencies);
}

/** What was begun and not finished: whether it arrived only the platform knows. */
async function findOut(claimed: Claimed, dependencies: Dependencies): Promise<void> {
  const composed = await dependencies.compose(claimed);
  const to = 'to' in composed ? composed.to : undefined;
  // When its lease has run out again, a process that has the platform may be first.
  if (to && !dependencies.platforms.has(to.platform) && dependencies.now() < claimed.closesAt) return;
  const sent = { outcome: 'unknown', reason: 'whoever sent it did not learn whether it arrived' } as const;
  await conclude(claimed, to, sent, dependencies);
}

async function conclude(
  claimed: Claimed,
  to: Account | undefined,
  sent: Exclude<Sent, { outcome: 'elsewhere' }>,
  dependencies: Dependencies,
): Promise<void> {
  const { outbox, now } = dependencies;
  if (sent.outcome === 'sent') await outbox.finish(claimed, { state: 'sent', reference: sent.reference });
  else if (sent.outcome === 'unreachable')
    await outbox.finish(claimed, { state: 'unreachable', reason: sent.reason });
  else if (sent.outcome === 'retry') await outbox.putBack(claimed, now() + sent.afterMs);
  else await lookFor(claimed, to, sent.reason, dependencies);
}

async function lookFor(
  claimed: Claimed,
  to: Account | undefined,
  reason: string,
  { outbox, platforms, now }: Dependencies,
): Promise<void> {
  const platform = to && platforms.get(to.platform);
  const found = to && platform ? await platform.findDelivery(to, idOf(claimed)) : 'unknown';
  if (found === 'arrived') await outbox.finish(claimed, { state: 'sent', reference: '' });
  else if (found === 'absent') await outbox.putBack(claimed, now());
  // It is asked again when its lease has run out.
  else if (found === 'unknown' || now() >= claimed.closesAt)
    await outbox.finish(claimed, { state: 'unknown', reason });
}

/** Names a delivery towards the platform. */
function idOf({ kind, personId, week }: Claimed): string {
  return `${kind}:${week}:${personId}`;
}

/** So many turns in a second, spread over it. Who stops does not wait for theirs. */
function createTurns(
  perSecond: number,
  { now, stopping }: Pick<Dependencies, 'now' | 'stopping'>,
): () => Promise<void> {
  let next = 0;
  return async () => {
    const at = Math.max(next, now());
    next = at + 1_000 / perSecond;
    const ms = at - now();
    if (ms > 0) await wait(ms, undefined, stopping ? { signal: stopping } : {}).catch(() => undefined);
  };
}
