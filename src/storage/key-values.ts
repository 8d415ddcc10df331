import type { Database } from './open-database.ts';

export type KeyValues = ReturnType<typeof createKeyValues>;

/** The key_value table in the shape that Keyv takes for a store. Keyv looks after values and namespaces. */
export function createKeyValues(database: Database, now: () => number) {
  return {
    async get(key: string): Promise<string | undefined> {
      const row = await database
        .selectFrom('key_value')
        .select('value')
        .where('key', '=', key)
        .where(({ eb, or }) => or([eb('expires_at', 'is', null), eb('expires_at', '>', now())]))
        .executeTakeFirst();
      return row?.value;
    },
    async set(key: string, value: string, ttl?: number): Promise<boolean> {
      const row = { key, value, expires_at: ttl === undefined ? null : now() + ttl };
      await database
        .insertInto('key_value')
        .values(row)
        .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
        .execute();
      return true;
    },
    async delete(key: string): Promise<boolean> {
      const { numDeletedRows } = await database
        .deleteFrom('key_value')
        .where('key', '=', key)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
    async has(key: string): Promise<boolean> {
      return (await this.get(key)) !== undefined;
    },
    async clear(): Promise<void> {
      await database.deleteFrom('key_value').execute();
    },
    /** Rows that have expired otherwise stay until they are asked for again. */
    async forgetExpired(): Promise<void> {
      await database.deleteFrom('key_value').where('expires_at', '<=', now()).execute();
    },
  };
}
