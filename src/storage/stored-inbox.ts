import { type ExpressionBuilder, sql } from 'kysely';
import type { Claimed, Inbox } from '../chat/inbox.ts';
import { createBatches, inOrder } from './batches.ts';
import { deleteInBatches } from './delete-in-batches.ts';
import type { Database } from './open-database.ts';
import type { Tables } from './tables.ts';

interface Dependencies {
  readonly database: Database;
  readonly now: () => number;
}

/** A process that has not answered within this has died. */
const leaseMs = 45_000;
/** Slack repeats a delivery for up to 24 hours. */
const keptMs = 25 * 60 * 60 * 1_000;

export function createStoredInbox(dependencies: Dependencies): Inbox {
  const { database, now } = dependencies;
  return {
    accept: createBatches(acceptTogether(dependencies)),

    async claimAbandoned(platform, most) {
      const at = now();
      const abandoned = database
        .selectFrom('inbox')
        .select('delivery_id')
        .where('platform', '=', platform)
        .where('is_finished', '=', 0)
        .where('lease_until', '<=', at)
        .orderBy('received_at')
        .limit(most);
      const rows = await database
        .updateTable('inbox')
        .set({ lease_until: at + leaseMs, attempt: sql`attempt + 1` })
        .where('platform', '=', platform)
        .where('delivery_id', 'in', abandoned)
        // Two replicas may choose the same ones; the second finds the lease taken.
        .where('is_finished', '=', 0)
        .where('lease_until', '<=', at)
        .returning(['delivery_id', 'body', 'received_at', 'attempt', 'is_sending'])
        .execute();
      return rows
        .map((row) => ({
          ...{ platform, id: row.delivery_id, body: row.body },
          ...{ receivedAt: new Date(row.received_at), attempt: row.attempt, leaseUntil: at + leaseMs },
          mayBeAnswered: row.is_sending === 1,
        }))
        .sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
    },

    renew: createBatches(renewTogether(dependencies)),
    markSending: createMarkSending(dependencies),
    release: createBatches(releaseTogether(dependencies)),
    finish: createBatches(finishTogether(dependencies)),

    async countOpen() {
      const rows = await database
        .selectFrom('inbox')
        .select(({ fn }) => ['platform', fn.countAll<number>().as('count')])
        .where('is_finished', '=', 0)
        .groupBy('platform')
        .execute();
      return rows.map(({ platform, count }) => ({ platform, count: Number(count) }));
    },

    async forgetOld() {
      const before = now() - keptMs;
      await deleteInBatches(async (most) => {
        const { numAffectedRows = 0n } = await sql`
          delete from inbox where (platform, delivery_id) in (
            select platform, delivery_id from inbox where received_at < ${before} limit ${most}
          )
        `.execute(database);
        return numAffectedRows;
      });
    },
  };
}

type Delivery = Parameters<Inbox['accept']>[0];

function acceptTogether({ database, now }: Dependencies) {
  return async (deliveries: readonly Delivery[]) => {
    const at = now();
    const inserted = await database
      .insertInto('inbox')
      .values(
        inOrder(deliveries, ({ platform, id }) => keyOf(platform, id)).map(({ platform, id, body }) => ({
          ...{ platform, delivery_id: id, body, received_at: at },
          ...{ lease_until: at + leaseMs, attempt: 1, is_sending: 0, is_finished: 0 },
        })),
      )
      .onConflict((conflict) => conflict.columns(['platform', 'delivery_id']).doNothing())
      .returning(['platform', 'delivery_id'])
      .execute();
    const claimed = new Set(inserted.map(({ platform, delivery_id }) => keyOf(platform, delivery_id)));
    // Of the same one twice in a batch the first is claimed.
    return deliveries.map(({ platform, id, body }) =>
      claimed.delete(keyOf(platform, id))
        ? {
            ...{ platform, id, body, receivedAt: new Date(at) },
            ...{ attempt: 1, leaseUntil: at + leaseMs, mayBeAnswered: false },
          }
        : undefined,
    );
  };
}

function renewTogether({ database, now }: Dependencies) {
  return async (claims: readonly Claimed[]) => {
    const leaseUntil = now() + leaseMs;
    const renewed = await database
      .updateTable('inbox')
      .set({ lease_until: leaseUntil })
      .where(stillHeld(claims))
      .returning(['platform', 'delivery_id'])
      .execute();
    const kept = new Set(renewed.map(({ platform, delivery_id }) => keyOf(platform, delivery_id)));
    return claims.map((claimed) =>
      kept.has(keyOf(claimed.platform, claimed.id)) ? { ...claimed, leaseUntil } : undefined,
    );
  };
}

function createMarkSending({ database }: Dependencies): Inbox['markSending'] {
  const markTogether = (isSending: boolean) =>
    createBatches(async (claims: readonly Claimed[]) => {
      const marked = await database
        .updateTable('inbox')
        .set({ is_sending: isSending ? 1 : 0 })
        .where(stillHeld(claims))
        .returning(['platform', 'delivery_id'])
        .execute();
      const held = new Set(marked.map(({ platform, delivery_id }) => keyOf(platform, delivery_id)));
      return claims.map(({ platform, id }) => held.has(keyOf(platform, id)));
    });
  const [begin, fail] = [markTogether(true), markTogether(false)];
  return (claimed, isSending) => (isSending ? begin : fail)(claimed);
}

function releaseTogether({ database }: Dependencies) {
  return async (claims: readonly Claimed[]) => {
    await database
      .updateTable('inbox')
      .set({ lease_until: 0, attempt: sql`attempt - 1` })
      .where(stillHeld(claims))
      .execute();
    return claims.map(() => undefined);
  };
}

function finishTogether({ database }: Dependencies) {
  return async (finished: readonly Claimed[]) => {
    const updated = await database
      .updateTable('inbox')
      .set({ is_finished: 1, body: '' })
      .where(stillHeld(finished))
      .returning(['platform', 'delivery_id'])
      .execute();
    const done = new Set(updated.map(({ platform, delivery_id }) => keyOf(platform, delivery_id)));
    return finished.map(({ platform, id }) => done.has(keyOf(platform, id)));
  };
}

/** Those of the claims that nobody has taken over. */
function stillHeld(claims: readonly Claimed[]) {
  const alike = Object.values(
    Object.groupBy(claims, ({ platform, attempt }) => keyOf(platform, `${attempt}`)),
  );
  return ({ and, eb, or }: ExpressionBuilder<Tables, 'inbox'>) =>
    or(
      alike.flatMap((some = []) => {
        const [first] = some;
        if (!first) return [];
        const ids = some.map(({ id }) => id);
        const { platform, attempt } = first;
        return and([
          eb('platform', '=', platform),
          eb('attempt', '=', attempt),
          eb('delivery_id', 'in', ids),
        ]);
      }),
    );
}

function keyOf(platform: string, id: string): string {
  return `${platform}\n${id}`;
}
