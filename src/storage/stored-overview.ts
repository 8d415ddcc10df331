import type { Overview, PeopleCounts } from '../administration/overview.ts';
import type { Enrolment } from '../people/person.ts';
import type { SendingState } from '../schedule/outbox.ts';
import type { Database } from './open-database.ts';

const enrolled: readonly Enrolment[] = ['weekly', 'fortnightly', 'monthly'];
/** All there are. Named, the index of states and times finds two weeks among the deliveries of years. */
const states: readonly SendingState[] = [
  ...(['due', 'waiting', 'claimed', 'sending', 'sent'] as const),
  ...(['nothing', 'unreachable', 'unknown', 'missed'] as const),
];

export function createStoredOverview(database: Database): Overview {
  const { count, countAll } = database.fn;
  return {
    people: (today) => countPeople(database, today),

    deliveries: (from, until) =>
      database
        .selectFrom('delivery')
        .select(['kind', 'state', countAll<number>().as('count')])
        .where('state', 'in', states)
        .where('due_at', '>=', from)
        .where('due_at', '<', until)
        .groupBy(['kind', 'state'])
        .orderBy('kind')
        .orderBy('state')
        .execute(),

    async oldestDue(by) {
      const row = await database
        .selectFrom('delivery')
        .select('due_at')
        .where('state', 'in', ['due', 'waiting'])
        .where('due_at', '<=', by)
        .orderBy('due_at')
        .limit(1)
        .executeTakeFirst();
      return row?.due_at;
    },

    unknown: (most) =>
      database
        .selectFrom('delivery')
        .select(['kind', 'person_id as personId', 'week'])
        .where('state', '=', 'unknown')
        .orderBy('due_at', 'desc')
        .orderBy('id')
        .limit(most)
        .execute(),

    async unreachable(from) {
      const rows = await database
        .selectFrom('delivery')
        .select(['reason', count<number>('person_id').distinct().as('people')])
        .where('state', '=', 'unreachable')
        .where('due_at', '>=', from)
        .groupBy('reason')
        .orderBy('people', 'desc')
        .orderBy('reason')
        .execute();
      return rows.map(({ reason, people }) => ({ reason: reason ?? '', people }));
    },
  };
}

async function countPeople(database: Database, today: string): Promise<PeopleCounts> {
  const all = database.selectFrom('person').select(database.fn.countAll<number>().as('count'));
  const asked = all.where('enrolment', 'in', enrolled);
  const counts = await Promise.all(
    [all, asked, asked.where('paused_until', '>', today)].map((query) => query.executeTakeFirstOrThrow()),
  );
  const [known = 0, isAsked = 0, paused = 0] = counts.map((row) => row.count);
  return { known, enrolled: isAsked, paused };
}
