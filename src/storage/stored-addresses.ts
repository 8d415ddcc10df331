import { LRUCache } from 'lru-cache';
import type { Addresses, Recipient } from '../chat/addresses.ts';
import type { Database } from './open-database.ts';

interface Dependencies {
  readonly database: Database;
  readonly now: () => number;
}

/** What was written a short time ago need not be written again with every message. */
const writtenMs = 10 * 60 * 1_000;
const mostWritten = 20_000;

export function createStoredAddresses({ database, now }: Dependencies): Addresses {
  const written = new LRUCache<string, string>({ max: mostWritten, ttl: writtenMs, perf: { now } });
  return {
    async keep(recipient, address) {
      if (written.get(keyOf(recipient)) === address) return false;
      const row = { ...rowOf(recipient), address, kept_at: now() };
      const added = await database
        .insertInto('address')
        .values({ ...row, unreachable: null })
        .onConflict((conflict) => conflict.columns(['platform', 'workspace', 'recipient']).doNothing())
        .returning('recipient')
        .executeTakeFirst();
      if (!added) {
        await of(database.updateTable('address'), recipient)
          .set({ address, kept_at: row.kept_at, unreachable: null })
          .execute();
      }
      written.set(keyOf(recipient), address);
      return added !== undefined;
    },
    async find(recipient) {
      const row = await database
        .selectFrom('address')
        .select(['address', 'unreachable'])
        .where('platform', '=', recipient.platform)
        .where('workspace', '=', recipient.workspace)
        .where('recipient', '=', recipient.id)
        .executeTakeFirst();
      if (!row) return undefined;
      const { address, unreachable } = row;
      return { address, ...(unreachable === null ? {} : { unreachable }) };
    },
    async markUnreachable(recipient, reason) {
      written.delete(keyOf(recipient));
      await of(database.updateTable('address'), recipient).set({ unreachable: reason }).execute();
    },
    async remove(recipient) {
      written.delete(keyOf(recipient));
      await of(database.deleteFrom('address'), recipient).execute();
    },
  };
}

interface Filtered<Query> {
  where(column: 'platform' | 'workspace' | 'recipient', operator: '=', value: string): Query;
}

function of<Query extends Filtered<Query>>(query: Query, { platform, workspace, id }: Recipient): Query {
  return query
    .where('platform', '=', platform)
    .where('workspace', '=', workspace)
    .where('recipient', '=', id);
}

function rowOf({ platform, workspace, id }: Recipient) {
  return { platform, workspace, recipient: id };
}

function keyOf({ platform, workspace, id }: Recipient): string {
  return JSON.stringify([platform, workspace, id]);
}
