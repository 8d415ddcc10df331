import type { Reloads } from '../administration/reloads.ts';
import type { Database } from './open-database.ts';

interface Dependencies {
  readonly database: Database;
  readonly now: () => number;
}

const id = 'documents';

export function createStoredReloads({ database, now }: Dependencies): Reloads {
  return {
    async ask() {
      // One statement, so that of two at once neither has the other's number.
      const { number } = await database
        .insertInto('reload')
        .values({ id, number: 1, at: now() })
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet(({ eb, ref }) => ({
            number: eb(ref('reload.number'), '+', 1),
            at: ref('excluded.at'),
          })),
        )
        .returning('number')
        .executeTakeFirstOrThrow();
      return number;
    },

    async latest() {
      const row = await database
        .selectFrom('reload')
        .select(['number', 'at'])
        .where('id', '=', id)
        .executeTakeFirst();
      return row && { number: row.number, at: new Date(row.at) };
    },
  };
}
