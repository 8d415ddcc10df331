import { type RawBuilder, sql } from 'kysely';
import type { RatingStore, RatingValue, SaidBySkill } from '../check-ins/rating.ts';
import { weekAfter, weekAt } from '../schedule/weeks.ts';
import type { Database } from './open-database.ts';

/** So few people at once that others get their turn in between. */
const together = 50;
/** An answer to an earlier check-in counts as well, as long as it is not later than this. */
const mostWeeksLate = 5;

type LastOf = RatingStore['lastOf'];

/** What summaries need of ratings. By an index, so that it takes no longer the more was ever said. */
export function createLastSaid(database: Database): Pick<RatingStore, 'lastOf' | 'answeredSince'> {
  const lastOf = createLastOf(database);
  return {
    async lastOf(personIds, skills, instants) {
      const found = new Map<string, readonly SaidBySkill[]>();
      if (skills.length === 0) return found;
      for (const some of inParts(personIds))
        for (const [personId, said] of await lastOf(some, skills, instants)) found.set(personId, said);
      return found;
    },

    async answeredSince(personIds, since) {
      const earliest = weekAfter(weekAt(since, 'UTC'), -mostWeeksLate);
      const found: string[] = [];
      for (const some of inParts(personIds)) {
        // From the last week back, where most have answered.
        const { rows } = await sql<{ person_id: string }>`
          with asked (person_id) as (values ${toRows(some)})
          select person_id from asked where (
            select 1
            from rating
            where rating.person_id = asked.person_id and rating.week >= ${earliest} and rating.at >= ${since}
            order by rating.week desc
            limit 1
          ) = 1
        `.execute(database);
        for (const { person_id } of rows) found.push(person_id);
      }
      return found;
    },
  };
}

/** One row for each person and not for each skill: what crosses from the database is most of what it takes. */
function createLastOf(database: Database): (...asked: Parameters<LastOf>) => ReturnType<LastOf> {
  return async (personIds, skills, instants) => {
    const standing = sql.join(instants.map(standingAt), sql` || ',' || `);
    const { rows } = await sql<{ person_id: string; said: string }>`
      with person_asked (person_id) as (values ${toRows(personIds)}),
        skill_asked (number, skill) as (values ${sql.join(skills.map((skill, at) => sql`(${String(at)}, ${skill})`))})
      select person_id, string_agg(number || ',' || ${standing}, ';') as said
      from person_asked cross join skill_asked
      group by person_id
    `.execute(database);
    return new Map(rows.map(({ person_id, said }) => [person_id, readSaid(said, skills, instants.length)]));
  };
}

function standingAt(at: number): RawBuilder<unknown> {
  // Nobody answers a check-in before its week has begun where they are; from there on the index is read backwards.
  const latest = weekAfter(weekAt(at, 'UTC'), 1);
  return sql`coalesce((
    select rating.value || ' ' || cast(rating.at as text)
    from rating
    where rating.person_id = person_asked.person_id and rating.skill = skill_asked.skill
      and rating.week <= ${latest} and rating.at <= ${at}
    order by rating.week desc, rating.at desc
    limit 1
  ), '')`;
}

/** From `0,working 1795000000000,;1,,` to what was said at each instant, by skill. */
function readSaid(text: string, skills: readonly string[], instants: number): SaidBySkill[] {
  const said = Array.from({ length: instants }, () => new Map<string, { value: RatingValue; at: number }>());
  for (const part of text.split(';')) {
    const [number, ...standing] = part.split(',');
    const skill = skills[Number(number)] ?? '';
    for (const [instant, last] of standing.entries()) {
      if (last === '') continue;
      const [value, at] = last.split(' ');
      // Written by `save` alone.
      said[instant]?.set(skill, { value: value as RatingValue, at: Number(at) });
    }
  }
  return said;
}

function toRows(values: readonly string[]): RawBuilder<unknown> {
  return sql.join(values.map((value) => sql`(${value})`));
}

function* inParts(values: readonly string[]): Iterable<readonly string[]> {
  for (let from = 0; from < values.length; from += together) yield values.slice(from, from + together);
}
