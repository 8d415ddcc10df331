import type { SentCheckIn, SentCheckIns } from '../check-ins/sent-check-ins.ts';
import type { Database } from './open-database.ts';
import type { Tables } from './tables.ts';

interface Dependencies {
  readonly database: Database;
  readonly now: () => number;
}

/** What the outbox sent, as far as check-ins go. */
export function createStoredSentCheckIns({ database, now }: Dependencies): SentCheckIns {
  const sent = () =>
    database.selectFrom('delivery').selectAll().where('kind', '=', 'check-in').where('state', '=', 'sent');
  return {
    async markAnswered(personId, week) {
      const result = await database
        .updateTable('delivery')
        .set({ answered_at: now() })
        .where('kind', '=', 'check-in')
        .where('person_id', '=', personId)
        .where('week', '=', week)
        .where('answered_at', 'is', null)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    async unanswered(after, before) {
      const rows = await sent()
        .where('due_at', '>', after)
        .where('due_at', '<=', before)
        .where('answered_at', 'is', null)
        .execute();
      return rows.map(toSent);
    },

    async latest(personId, most) {
      const rows = await sent()
        .where('person_id', '=', personId)
        .orderBy('week', 'desc')
        .limit(most)
        .execute();
      return rows.map(toSent);
    },
  };
}

function toSent({ person_id, week, changed_at, answered_at }: Tables['delivery']): SentCheckIn {
  // Nothing is changed after it is sent.
  return { personId: person_id, week, sentAt: changed_at, isAnswered: answered_at !== null };
}
