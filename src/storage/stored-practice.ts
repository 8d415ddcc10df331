import type { DidPractise, PracticeStore } from '../check-ins/practice.ts';
import type { Database } from './open-database.ts';

export function createStoredPractice(database: Database): PracticeStore {
  return {
    async save({ personId, pressId, at, ...practice }) {
      await database
        .insertInto('practice')
        .values({ ...practice, person_id: personId, press_id: pressId, at: at.getTime() })
        .onConflict((conflict) => conflict.columns(['person_id', 'week', 'skill', 'press_id']).doNothing())
        .execute();
    },
    async allPracticeOf(personId) {
      const rows = await database
        .selectFrom('practice')
        .selectAll()
        .where('person_id', '=', personId)
        .orderBy('at')
        .orderBy('press_id')
        .execute();
      return rows.map(({ person_id, press_id, did, at, ...row }) => ({
        // Written by `save` alone.
        ...{ ...row, personId: person_id, pressId: press_id, did: did as DidPractise, at: new Date(at) },
      }));
    },
    async forget(personId) {
      await database.deleteFrom('practice').where('person_id', '=', personId).execute();
    },
  };
}
