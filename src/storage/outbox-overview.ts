import { type ExpressionBuilder, sql } from 'kysely';
import type { Kind, OpenCount, Outbox, SendingState } from '../schedule/outbox.ts';
import type { Database } from './open-database.ts';
import type { Tables } from './tables.ts';

interface Dependencies {
  readonly database: Database;
  readonly now: () => number;
}

type Overview = Pick<Outbox, 'closeOld' | 'countOpen' | 'countWaiting' | 'statuses' | 'resolve' | 'forget'>;

// In the words of the index, which holds no others.
export const isWaiting = sql<boolean>`state = 'waiting'`;

/** How far everything is, and what ends without being sent. */
export function createOutboxOverview({ database, now }: Dependencies): Overview {
  return {
    async closeOld() {
      const result = await database
        .updateTable('delivery')
        .set({ state: 'missed', reason: 'it was not sent in time', changed_at: now() })
        .where(isUnbegunAndClosed(now()))
        .executeTakeFirst();
      return Number(result.numUpdatedRows);
    },

    async countOpen() {
      const rows = await database
        .selectFrom('delivery')
        .select(({ fn }) => ['kind', 'state', fn.countAll<number>().as('count')])
        .where(({ or, and, eb }) =>
          or([
            and([eb('state', '=', 'due'), eb('due_at', '<=', now())]),
            eb('state', 'in', ['waiting', 'claimed', 'sending', 'unknown']),
          ]),
        )
        .groupBy(['kind', 'state'])
        .execute();
      // Kinds and states are written by stored-outbox.ts alone.
      return rows.map(({ kind, state, count }) => ({ kind, state, count: Number(count) }) as OpenCount);
    },

    countWaiting: (platforms, dueBy) =>
      database
        .selectFrom('delivery')
        .select(({ fn }) => ['platform', fn.countAll<number>().as('count')])
        .where(isWaiting)
        .where('platform', 'not in', ['', ...platforms])
        .where('due_at', '<=', dueBy)
        .groupBy('platform')
        .orderBy('platform')
        .execute(),

    async forget(personId) {
      await database.deleteFrom('delivery').where('person_id', '=', personId).execute();
    },

    async statuses(personId) {
      const all = database.selectFrom('delivery').selectAll();
      const wanted = personId === undefined ? all : all.where('person_id', '=', personId);
      const rows = await wanted.orderBy('week', 'desc').orderBy('person_id').orderBy('kind').execute();
      return rows.map(({ kind, person_id, week, due_at, state, reason }) => ({
        // Written by stored-outbox.ts alone.
        ...{ kind: kind as Kind, personId: person_id, week, dueAt: due_at, state: state as SendingState },
        ...(reason === null ? {} : { reason }),
      }));
    },

    async resolve(personId, week, as) {
      const result = await database
        .updateTable('delivery')
        .set({ state: as, reason: null, changed_at: now(), ...(as === 'due' ? { due_at: now() } : {}) })
        .where('person_id', '=', personId)
        .where('week', '=', week)
        .where('state', '=', 'unknown')
        .executeTakeFirst();
      return Number(result.numUpdatedRows);
    },
  };
}

/** Each of them by an index. */
function isUnbegunAndClosed(at: number) {
  return ({ or, and, eb }: ExpressionBuilder<Tables, 'delivery'>) =>
    or([
      and([eb('state', '=', 'due'), eb('closes_at', '<=', at)]),
      and([eb('state', '=', 'waiting'), eb('closes_at', '<=', at)]),
      and([eb('state', '=', 'claimed'), eb('lease_until', '<=', at), eb('closes_at', '<=', at)]),
    ]);
}
