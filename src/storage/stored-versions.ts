import type { VersionStore } from '../changes/version-store.ts';
import type { Database } from './open-database.ts';

interface Dependencies {
  readonly database: Database;
  readonly now: () => number;
}

const id = 'documents';
/** As many rows as either engine takes the parameters of. */
const together = 500;

export function createStoredVersions({ database, now }: Dependencies): VersionStore {
  return {
    async known() {
      const row = await database
        .selectFrom('known_version')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      // JSON that this file alone writes.
      return (
        row && { outline: JSON.parse(row.outline), counted: JSON.parse(row.counted), at: new Date(row.at) }
      );
    },

    async begin(outline) {
      const { version } = outline;
      await database
        .insertInto('known_version')
        .values({ id, version, outline: JSON.stringify(outline), counted: '[]', at: now() })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async advance(from, to, counted) {
      const { numUpdatedRows } = await database
        .updateTable('known_version')
        .set({
          ...{ version: to.version, outline: JSON.stringify(to) },
          ...{ counted: JSON.stringify(counted), at: now() },
        })
        .where('id', '=', id)
        .where('version', '=', from)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async keepChanges(version, changes) {
      for (let at = 0; at < changes.length; at += together) {
        const rows = changes.slice(at, at + together).map(({ roleLevel, changed }) => ({
          ...{ version, role: roleLevel.role, role_level: roleLevel.name, changed: JSON.stringify(changed) },
        }));
        await database
          .insertInto('role_level_change')
          .values(rows)
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
    },

    async changesOf(version, { role, name }) {
      const row = await database
        .selectFrom('role_level_change')
        .select('changed')
        .where('version', '=', version)
        .where('role', '=', role)
        .where('role_level', '=', name)
        .executeTakeFirst();
      return row ? JSON.parse(row.changed) : [];
    },
  };
}
