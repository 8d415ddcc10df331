import { type RawBuilder, sql } from 'kysely';
import type { LastSaid, RatingStore, RatingValue, SaidBySkill, SkillsOf } from '../check-ins/rating.ts';
import { weekAfter, weekAt } from '../schedule/weeks.ts';
import type { Database } from './open-database.ts';

/** So few people at once that others get their turn in between. */
const together = 100;
/** An answer to an earlier check-in counts as well, as long as it is not later than this. */
const mostWeeksLate = 5;
/** A note or a correction is a rating of its own. */
const someMore = 4;

/** What summaries need of ratings. By an index, so that it takes no longer the more was ever said. */
export function createLastSaid(database: Database): Pick<RatingStore, 'lastOf' | 'answeredSince'> {
  return {
    async lastOf(asked, at) {
      const found = new Map<string, SaidBySkill>();
      // Those with as many skills together: as many ratings are read of each.
      for (const some of inParts(asked.toSorted((one, other) => one.skills.length - other.skills.length))) {
        const recent = await readRecent(database, some, at);
        const rest = some.filter(({ personId }) => !recent.has(personId));
        const others = rest.length === 0 ? [] : await readEach(database, rest, at);
        for (const [personId, said] of [...recent, ...others]) found.set(personId, said);
      }
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

interface Read {
  readonly person_id: string;
  readonly said: string | null;
}

/**
 * Check-ins go round, so that what stands of all skills is nearly always in the last few ratings. Without those of whom
 * it is not. One row for each person: what crosses from the database is most of what it takes.
 */
async function readRecent(
  database: Database,
  asked: readonly SkillsOf[],
  at: number,
): Promise<Map<string, SaidBySkill>> {
  const most = Math.max(...asked.map(({ skills }) => skills.length)) + someMore;
  const { rows } = await sql<Read>`
    with asked (person_id) as (values ${toRows(asked.map(({ personId }) => personId))})
    select person_id, (
      select string_agg(line, ${'\n'})
      from (
        select ${line} as line
        from rating
        where rating.person_id = asked.person_id and rating.week <= ${latestWeek(at)} and rating.at <= ${at}
        order by rating.week desc, rating.at desc, rating.press_id desc
        limit ${most}
      ) as recent
    ) as said
    from asked
  `.execute(database);
  const lines = new Map(rows.map(({ person_id, said }) => [person_id, toLines(said)]));
  const found = new Map<string, SaidBySkill>();
  for (const { personId, skills } of asked) {
    const theirs = lines.get(personId) ?? [];
    const last = lastBySkill(theirs, skills);
    if (last.size === skills.length || theirs.length < most) found.set(personId, last);
  }
  return found;
}

/** The same, by looking up each skill. */
async function readEach(
  database: Database,
  asked: readonly SkillsOf[],
  at: number,
): Promise<Map<string, SaidBySkill>> {
  const pairs = asked.flatMap(({ personId, skills }) => skills.map((skill) => sql`(${personId}, ${skill})`));
  const { rows } = await sql<Read>`
    with asked (person_id, skill) as (values ${sql.join(pairs)})
    select person_id, string_agg((
      select ${line}
      from rating
      where rating.person_id = asked.person_id and rating.skill = asked.skill
        and rating.week <= ${latestWeek(at)} and rating.at <= ${at}
      order by rating.week desc, rating.at desc, rating.press_id desc
      limit 1
    ), ${'\n'}) as said
    from asked
    group by person_id
  `.execute(database);
  const lines = new Map(rows.map(({ person_id, said }) => [person_id, toLines(said)]));
  return new Map(
    asked.map(({ personId, skills }) => [personId, lastBySkill(lines.get(personId) ?? [], skills)]),
  );
}

const weekEnds = '2026-W48'.length;
/** `2026-W48 1795000000000 working User focus`. */
const line = sql`rating.week || ' ' || cast(rating.at as text) || ' ' || rating.value || ' ' || rating.skill`;

/** Nobody answers a check-in before its week has begun where they are: from there on an index is read backwards. */
function latestWeek(at: number): string {
  return weekAfter(weekAt(at, 'UTC'), 1);
}

function toLines(said: string | null): string[] {
  return said?.split('\n') ?? [];
}

/** Of lines in any order. Of two of a skill the later one is the greater: until 2286 their numbers are as long. */
function lastBySkill(lines: readonly string[], skills: readonly string[]): SaidBySkill {
  const last = new Map<string, string>();
  for (const each of lines) {
    const timeEnds = each.indexOf(' ', weekEnds + 1);
    const skill = each.slice(each.indexOf(' ', timeEnds + 1) + 1);
    const before = last.get(skill);
    if (before === undefined || before < each) last.set(skill, each);
  }
  const said = new Map<string, LastSaid>();
  for (const skill of skills) {
    const [, at, value] = last.get(skill)?.split(' ', 3) ?? [];
    // Written by `save` alone.
    if (value !== undefined) said.set(skill, { value: value as RatingValue, at: Number(at) });
  }
  return said;
}

function toRows(values: readonly string[]): RawBuilder<unknown> {
  return sql.join(values.map((value) => sql`(${value})`));
}

function* inParts<Item>(items: readonly Item[]): Iterable<readonly Item[]> {
  for (let from = 0; from < items.length; from += together) yield items.slice(from, from + together);
}
