import { sql } from 'kysely';
import type { LastSaid, RatingStore, RatingValue } from '../check-ins/rating.ts';
import { weekAfter, weekAt } from '../schedule/weeks.ts';
import type { Database } from './open-database.ts';

/** As many at once as either engine takes the parameters of; few enough that others get their turn in between. */
const together = 500;
/** An answer to an earlier check-in counts as well, as long as it is not later than this. */
const mostWeeksLate = 5;

/** What summaries need of ratings. By an index, so that it takes no longer the more was ever said. */
export function createLastSaid(database: Database): Pick<RatingStore, 'lastOf' | 'answeredSince'> {
  const lastOf = async (asked: Parameters<RatingStore['lastOf']>[0], at: number): Promise<LastSaid[]> => {
    const rows = sql.join(asked.map(({ personId, skill }) => sql`(${personId}, ${skill})`));
    const { rows: found } = await sql<{ person_id: string; skill: string; last: string | null }>`
      with asked (person_id, skill) as (values ${rows})
      select person_id, skill, (
        select rating.value || ' ' || cast(rating.at as text)
        from rating
        where rating.person_id = asked.person_id and rating.skill = asked.skill and rating.at <= ${at}
        order by rating.week desc, rating.at desc, rating.press_id desc
        limit 1
      ) as last
      from asked
    `.execute(database);
    return found.flatMap(({ person_id, skill, last }) => {
      if (last === null) return [];
      const [value, when] = last.split(' ');
      // Written by `save` alone.
      return [{ personId: person_id, skill, value: value as RatingValue, at: Number(when) }];
    });
  };

  return {
    async lastOf(asked, at) {
      const found: LastSaid[] = [];
      for (let from = 0; from < asked.length; from += together)
        found.push(...(await lastOf(asked.slice(from, from + together), at)));
      return found;
    },

    async answeredSince(personIds, since) {
      const earliest = weekAfter(weekAt(since, 'UTC'), -mostWeeksLate);
      const found: string[] = [];
      for (let from = 0; from < personIds.length; from += together) {
        const rows = await database
          .selectFrom('rating')
          .select('person_id')
          .distinct()
          .where('person_id', 'in', personIds.slice(from, from + together))
          .where('week', '>=', earliest)
          .where('at', '>=', since)
          .execute();
        for (const { person_id } of rows) found.push(person_id);
      }
      return found;
    },
  };
}
