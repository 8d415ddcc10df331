import { type Kysely, sql } from 'kysely';
import { choicesFor, wordsFor } from '../../../src/check-ins/words.ts';
import type { Expectation } from '../../../src/framework/model.ts';
import { boundsOf, weekAfter, weekAt } from '../../../src/schedule/weeks.ts';
import { openDatabase, type Place } from '../../../src/storage/open-database.ts';
import { createStoredPeople } from '../../../src/storage/stored-people.ts';
import type { Organisation } from './organisation.ts';

/** What one person says of one skill: in each week the same, but for one change that not everybody has. */
interface Pair {
  readonly number: number;
  readonly person_id: string;
  readonly skill: string;
  readonly role: string;
  readonly role_level: string;
  readonly words: string;
  readonly at_first: string;
  readonly later: string;
  readonly changes_in: number;
}

type WithPairs = Kysely<{ pair: Pair }>;

const together = 500;
const dayMs = 24 * 60 * 60 * 1_000;
/** In the check-in of how many weeks after the first somebody says something else; of most it is after the last. */
const changesWithin = 104;

/** The weeks before this one, the oldest first. */
export function weeksBefore(now: number, count: number): string[] {
  return Array.from({ length: count }, (_, at) => weekAfter(weekAt(now, 'UTC'), at - count));
}

/** Everybody, and in each of the weeks a check-in and a rating of each of their skills. How many ratings that are. */
export async function load(
  place: Place,
  organisation: Organisation,
  weeks: readonly string[],
): Promise<number> {
  const onError = (error: unknown) => {
    throw error;
  };
  const database = await openDatabase({ place, onError });
  await createStoredPeople(database).save(organisation.people);
  const pairs = pairsOf(organisation);
  await keepPairs(database.withTables<{ pair: Pair }>() as unknown as WithPairs, pairs);
  // Week after week, as they come: the rows of a person do not lie side by side.
  for (const [number, week] of weeks.entries()) {
    const { from } = boundsOf(week, 'UTC');
    await sql`
      insert into rating (person_id, week, skill, press_id, value, answered, role, role_level, framework_version,
        words, note, is_late, at)
      select person_id, ${sql.lit(week)}, skill, ${sql.lit(`press-${number}-`)} || number,
        case when changes_in > ${sql.lit(number)} then at_first else later end, 'rated', role, role_level, 'f0db2f',
        words, null, 0, ${sql.lit(from + dayMs)} + number * 1000
      from pair
    `.execute(database);
    await sql`
      insert into delivery (id, kind, person_id, week, due_at, closes_at, state, lease_until, attempt, reference,
        reason, answered_at, changed_at)
      select ${sql.lit(`check-in ${week} `)} || id, 'check-in', id, ${sql.lit(week)}, ${sql.lit(from + dayMs)},
        ${sql.lit(from + 7 * dayMs)}, 'sent', 0, 1, 'r', null, ${sql.lit(from + dayMs)}, ${sql.lit(from + dayMs)}
      from person
    `.execute(database);
  }
  await sql`drop table pair`.execute(database);
  // By itself it happens a minute later.
  if (place.engine === 'postgres') await sql`vacuum analyze`.execute(database);
  await database.destroy();
  return pairs.length * weeks.length;
}

async function keepPairs(database: WithPairs, pairs: readonly Pair[]): Promise<void> {
  await sql`
    create table pair (number integer primary key, person_id text, skill text, role text, role_level text, words text,
      at_first text, later text, changes_in integer)
  `.execute(database);
  for (let from = 0; from < pairs.length; from += together)
    await database
      .insertInto('pair')
      .values(pairs.slice(from, from + together))
      .execute();
}

function pairsOf({ people, roleLevelOf }: Organisation): Pair[] {
  const pairs: Pair[] = [];
  for (const person of people) {
    const roleLevel = roleLevelOf(person);
    for (const expectation of roleLevel?.expectations ?? []) {
      const number = pairs.length;
      pairs.push({
        ...{ number, person_id: person.id, role: person.role ?? '', role_level: person.roleLevel ?? '' },
        ...{
          skill: expectation.skill.name,
          words: roleLevel ? wordsFor(roleLevel, expectation.skill).join(' ') : '',
        },
        ...saidOf(expectation, scatter(number)),
      });
    }
  }
  return pairs;
}

function saidOf({ skill }: Expectation, random: number): Pick<Pair, 'at_first' | 'later' | 'changes_in'> {
  const values = choicesFor(skill)
    .map(({ value }) => value)
    .filter((value) => value !== 'does-not-apply');
  const first = random % values.length;
  const at = (place: number) => values[Math.min(place, values.length - 1)] ?? '';
  return {
    ...{ at_first: at(first), later: at(first + 1) },
    changes_in: (random >>> 8) % changesWithin,
  };
}

/** The same for the same number, and for numbers side by side far apart. */
function scatter(number: number): number {
  const mixed = Math.imul(number ^ (number >>> 16), 0x45d9f3b);
  return (Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b) ^ mixed) >>> 0;
}
