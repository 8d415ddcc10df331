import type { Kysely } from 'kysely';

/** What is kept for a time has to be found by its age, and people who left by when. */
export async function addRetention(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('person').addColumn('left_at', 'bigint').execute();
  await db.schema.createIndex('person_left_at').on('person').column('left_at').execute();
  for (const table of ['rating', 'practice', 'look', 'summary', 'summary_release'])
    await db.schema.createIndex(`${table}_at`).on(table).column('at').execute();
  await db.schema
    .createIndex('rating_note')
    .on('rating')
    .column('at')
    .where('note' as never, 'is not', null)
    .execute();
  await db.schema.createIndex('address_kept_at').on('address').column('kept_at').execute();
  await db.schema
    .createTable('task')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .execute();
}
