import { type Kysely, sql } from 'kysely';

/** For whom something is still to be planned has to be found among a million, at every look. */
export async function addPlanning(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('person')
    .addColumn('planned_week', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await db.schema.createIndex('person_planned_week').on('person').columns(['planned_week', 'id']).execute();
  await db.schema
    .alterTable('delivery')
    .addColumn('is_reminded', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  // Of years of check-ins those few of which a reminder may still be planned. With the kind, which is always the same,
  // SQLite prefers it to the index of states.
  await sql`
    create index delivery_to_remind on delivery (kind, due_at, id)
    where kind = 'check-in' and state = 'sent' and answered_at is null and is_reminded = 0
  `.execute(db);
}
