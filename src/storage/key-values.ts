import { type Insertable, sql } from 'kysely';
import { createBatches, inOrder } from './batches.ts';
import { deleteInBatches } from './delete-in-batches.ts';
import type { Database } from './open-database.ts';
import type { Tables } from './tables.ts';

type Row = Insertable<Tables['key_value']>;

export type KeyValues = ReturnType<typeof createKeyValues>;

/** The key_value table in the shape that Keyv takes for a store. Keyv looks after values and namespaces. */
export function createKeyValues(database: Database, now: () => number) {
  const write = createBatches(async (rows: readonly Row[]) => {
    // The last of a key holds: no statement may set a row twice.
    const last = new Map(rows.map((row) => [row.key, row]));
    await database
      .insertInto('key_value')
      .values(inOrder([...last.values()], ({ key }) => key))
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet(({ ref }) => ({
          value: ref('excluded.value'),
          expires_at: ref('excluded.expires_at'),
        })),
      )
      .execute();
    return rows.map(() => true);
  });

  const read = createBatches(async (keys: readonly string[]) => {
    const rows = await database
      .selectFrom('key_value')
      .select(['key', 'value'])
      .where('key', 'in', [...new Set(keys)])
      .where(({ eb, or }) => or([eb('expires_at', 'is', null), eb('expires_at', '>', now())]))
      .execute();
    const values = new Map(rows.map(({ key, value }) => [key, value]));
    return keys.map((key) => values.get(key));
  });

  return {
    get: (key: string): Promise<string | undefined> => read(key),
    async set(key: string, value: string, ttl?: number): Promise<boolean> {
      return write({ key, value, expires_at: ttl === undefined ? null : now() + ttl });
    },
    async delete(key: string): Promise<boolean> {
      const { numDeletedRows } = await database
        .deleteFrom('key_value')
        .where('key', '=', key)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
    search: createSearch(database),
    async has(key: string): Promise<boolean> {
      return (await this.get(key)) !== undefined;
    },
    async clear(): Promise<void> {
      await database.deleteFrom('key_value').execute();
    },
    /** Rows that have expired otherwise stay until they are asked for again. */
    async forgetExpired(): Promise<void> {
      const at = now();
      await deleteInBatches(async (most) => {
        const expired = database
          .selectFrom('key_value')
          .select('key')
          .where('expires_at', '<=', at)
          .limit(most);
        const { numDeletedRows } = await database
          .deleteFrom('key_value')
          .where('key', 'in', expired)
          // What was set again meanwhile stays.
          .where('expires_at', '<=', at)
          .executeTakeFirst();
        return numDeletedRows;
      });
    },
  };
}

interface Wanted {
  readonly keyStarts: string;
  /** Part of the value, in its JSON. */
  readonly valueHas?: string;
}

/** The keys of rows. Reads the whole table: for what somebody asks for once in a while. */
function createSearch(database: Database) {
  return async ({ keyStarts, valueHas = '' }: Wanted): Promise<string[]> => {
    const rows = await database
      .selectFrom('key_value')
      .select(['key', 'value'])
      .where(({ fn, val }) => fn('substr', ['key', sql.lit(1), val(keyStarts.length)]), '=', keyStarts)
      .where('value', 'like', sql<string>`${`%${escapeLike(valueHas)}%`} escape ${sql.lit('\\')}`)
      .execute();
    // To SQLite's LIKE a capital letter is the same as a small one.
    return rows.filter(({ value }) => value.includes(valueHas)).map(({ key }) => key);
  };
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
