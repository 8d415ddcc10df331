import { type Kysely, sql } from 'kysely';

/** What waits for a platform stays out of the way of what can be sent, and is found at once when that is there. */
export async function addWaiting(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('delivery')
    .addColumn('platform', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await sql`create index delivery_waiting on delivery (platform, due_at) where state = 'waiting'`.execute(db);
}
