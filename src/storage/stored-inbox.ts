import { sql } from 'kysely';
import type { Inbox } from '../chat/inbox.ts';
import type { Database } from './open-database.ts';

interface Dependencies {
  readonly database: Database;
  readonly now: () => number;
}

/** A process that has not answered within this has died. */
const leaseMs = 45_000;
/** Slack repeats a delivery for up to 24 hours. */
const keptMs = 25 * 60 * 60 * 1_000;

export function createStoredInbox({ database, now }: Dependencies): Inbox {
  return {
    async accept({ platform, id, body }) {
      const at = now();
      const inserted = await database
        .insertInto('inbox')
        .values({
          ...{ platform, delivery_id: id, body, received_at: at },
          ...{ lease_until: at + leaseMs, attempt: 1, is_finished: 0 },
        })
        .onConflict((conflict) => conflict.columns(['platform', 'delivery_id']).doNothing())
        .executeTakeFirst();
      if (inserted.numInsertedOrUpdatedRows !== 1n) return undefined;
      return { platform, id, body, receivedAt: new Date(at), attempt: 1 };
    },

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
        .returning(['delivery_id', 'body', 'received_at', 'attempt'])
        .execute();
      return rows
        .map((row) => ({
          ...{ platform, id: row.delivery_id, body: row.body },
          ...{ receivedAt: new Date(row.received_at), attempt: row.attempt },
        }))
        .sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
    },

    async finish({ platform, id, attempt }) {
      const { numUpdatedRows } = await database
        .updateTable('inbox')
        .set({ is_finished: 1, body: '' })
        .where('platform', '=', platform)
        .where('delivery_id', '=', id)
        .where('attempt', '=', attempt)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    async forgetOld() {
      await database
        .deleteFrom('inbox')
        .where('received_at', '<', now() - keptMs)
        .execute();
    },
  };
}
