import type { SentCheckIn, SentCheckIns } from '../check-ins/sent-check-ins.ts';
import type { Database } from './open-database.ts';
import type { Tables } from './tables.ts';

interface Dependencies {
  readonly database: Database;
  readonly now: () => number;
}

/** As many at once as either engine takes the parameters of. */
const together = 500;

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

    unreachable: createUnreachable(database),

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

export function toSent({ person_id, week, changed_at, answered_at }: Tables['delivery']): SentCheckIn {
  // Nothing is changed after it is sent.
  return { personId: person_id, week, sentAt: changed_at, isAnswered: answered_at !== null };
}

function createUnreachable(database: Database): SentCheckIns['unreachable'] {
  return async (personIds) => {
    const found: string[] = [];
    for (let from = 0; from < personIds.length; from += together) {
      const rows = await database
        .selectFrom('delivery')
        .select('person_id')
        .where('kind', '=', 'check-in')
        .where('state', '=', 'unreachable')
        .where('person_id', 'in', personIds.slice(from, from + together))
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('delivery as later')
                .select('later.id')
                .whereRef('later.person_id', '=', 'delivery.person_id')
                .whereRef('later.week', '>', 'delivery.week')
                .where('later.kind', '=', 'check-in')
                .where('later.state', '=', 'sent'),
            ),
          ),
        )
        .execute();
      for (const { person_id } of rows) found.push(person_id);
    }
    return found;
  };
}
