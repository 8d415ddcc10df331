import type { Rating, RatingStore, RatingValue } from '../check-ins/rating.ts';
import { createLastSaid } from './last-said.ts';
import type { Database } from './open-database.ts';
import type { Tables } from './tables.ts';

/** Nothing is ever changed: a rating that is edited is another one. */
export function createStoredRatings(database: Database): RatingStore {
  return {
    async save(rating) {
      await database
        .insertInto('rating')
        .values(toRow(rating))
        .onConflict((conflict) => conflict.columns(['person_id', 'week', 'skill', 'press_id']).doNothing())
        .execute();
      const standing = await database
        .selectFrom('rating')
        .selectAll()
        .where('person_id', '=', rating.personId)
        .where('week', '=', rating.week)
        .where('skill', '=', rating.skill)
        .orderBy('at', 'desc')
        .orderBy('press_id', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow();
      return toRating(standing);
    },
    ...createLastSaid(database),
    annotate: createAnnotate(database),
    async forget(personId) {
      await database.deleteFrom('rating').where('person_id', '=', personId).execute();
    },
    async allOf(personId) {
      const rows = await database
        .selectFrom('rating')
        .selectAll()
        .where('person_id', '=', personId)
        .orderBy('at')
        .orderBy('press_id')
        .execute();
      return rows.map(toRating);
    },
  };
}

function createAnnotate(database: Database): RatingStore['annotate'] {
  return async ({ personId, week, skill, pressId, note, at }) => {
    // In one statement: a rating that comes at the same time stands before it or after it, never under it.
    await database
      .insertInto('rating')
      .columns(columns)
      .expression((from) =>
        from
          .selectFrom('rating')
          .select((eb) => [
            ...(['person_id', 'week', 'skill', 'value', 'answered', 'role', 'role_level'] as const),
            ...(['framework_version', 'words', 'is_late'] as const),
            // Postgres does not take a type from the column that a parameter goes to.
            eb.cast<string>(eb.val(pressId), 'text').as('press_id'),
            eb.cast<string>(eb.val(note), 'text').as('note'),
            eb.cast<number>(eb.val(at.getTime()), 'bigint').as('at'),
          ])
          .where('person_id', '=', personId)
          .where('week', '=', week)
          .where('skill', '=', skill)
          .orderBy('rating.at', 'desc')
          .orderBy('rating.press_id', 'desc')
          .limit(1),
      )
      .onConflict((conflict) => conflict.columns(['person_id', 'week', 'skill', 'press_id']).doNothing())
      .execute();
  };
}

/** In the order in which `annotate` selects them. */
const columns = [
  ...(['person_id', 'week', 'skill', 'value', 'answered', 'role', 'role_level'] as const),
  ...(['framework_version', 'words', 'is_late', 'press_id', 'note', 'at'] as const),
] as const;

type Row = Tables['rating'];

function toRow({ personId, pressId, frameworkVersion, roleLevel, note, isLate, at, ...rating }: Rating): Row {
  return {
    ...rating,
    ...{ person_id: personId, press_id: pressId, framework_version: frameworkVersion },
    ...{ role_level: roleLevel, note: note ?? null, is_late: isLate ? 1 : 0, at: at.getTime() },
  };
}

function toRating({
  person_id,
  press_id,
  framework_version,
  role_level,
  note,
  is_late,
  at,
  ...row
}: Row): Rating {
  return {
    ...row,
    ...{ personId: person_id, pressId: press_id, frameworkVersion: framework_version, roleLevel: role_level },
    // Written by `save` alone.
    ...{ value: row.value as RatingValue, answered: row.answered as Rating['answered'] },
    ...{ isLate: is_late === 1, at: new Date(at), ...(note === null ? {} : { note }) },
  };
}
