import type { Looks } from '../summaries/suppression/shown-before.ts';
import type { Database } from './open-database.ts';

export function createStoredLooks(database: Database): Looks {
  return {
    async keep(viewerId, personIds, at) {
      if (personIds.length === 0) return;
      await database
        .insertInto('look')
        .values(personIds.map((id) => ({ person_id: id, viewer_id: viewerId, at: at.getTime() })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async at(personId) {
      const rows = await database
        .selectFrom('look')
        .selectAll()
        .where('person_id', '=', personId)
        .orderBy('at', 'desc')
        .execute();
      return rows.map(({ viewer_id, at }) => ({ viewerId: viewer_id, at: new Date(at) }));
    },

    async forget(personId) {
      await database
        .deleteFrom('look')
        .where(({ or, eb }) => or([eb('person_id', '=', personId), eb('viewer_id', '=', personId)]))
        .execute();
    },
  };
}
