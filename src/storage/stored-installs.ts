import type { Installs, Workspace } from '../chat/installs.ts';
import type { Database } from './open-database.ts';
import { createSeal } from './seal.ts';

interface Dependencies {
  readonly database: Database;
  /** What is kept can be read only with the same one. */
  readonly secret: string;
}

export function createStoredInstalls({ database, secret }: Dependencies): Installs {
  const seal = createSeal(secret);
  return {
    async save({ platform, id }, text) {
      const sealed = seal.close(text, nameOf({ platform, id }));
      await database
        .insertInto('install')
        .values({ platform, workspace: id, sealed })
        .onConflict((conflict) => conflict.columns(['platform', 'workspace']).doUpdateSet({ sealed }))
        .execute();
    },
    async find({ platform, id }) {
      const row = await database
        .selectFrom('install')
        .select('sealed')
        .where('platform', '=', platform)
        .where('workspace', '=', id)
        .executeTakeFirst();
      return row && seal.open(row.sealed, nameOf({ platform, id }));
    },
    async remove({ platform, id }) {
      await database
        .deleteFrom('install')
        .where('platform', '=', platform)
        .where('workspace', '=', id)
        .execute();
    },
  };
}

function nameOf({ platform, id }: Workspace): string {
  return JSON.stringify([platform, id]);
}
