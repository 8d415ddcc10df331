import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { addPlanning } from './add-planning.ts';
import { addRetention } from './add-retention.ts';
import { addWaiting } from './add-waiting.ts';

/** By name, in their order. One that has been released is never changed: another is added. */
export const migrations: Readonly<Record<string, Migration>> = {
  '001-answers': { up: addAnswers },
  '002-inbox': { up: addInbox },
  '003-installs': { up: addInstalls },
  '004-channels': { up: addChannels },
  '005-addresses': { up: addAddresses },
  '006-people': { up: addPeople },
  '007-check-ins': { up: addCheckIns },
  '008-ratings': { up: addRatings },
  '009-deliveries': { up: addDeliveries },
  '010-set-up': { up: addSetUp },
  '011-summaries': { up: addSummaries },
  '012-last-said': { up: addRecentRatings },
  '013-token-counts': { up: addTokenCounts },
  '014-vectors': { up: addVectors },
  '015-versions': { up: addVersions },
  '016-retention': { up: addRetention },
  '017-sending': { up: addSending },
  '018-planning': { up: addPlanning },
  '019-waiting': { up: addWaiting },
};

async function addAnswers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('key_value')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'bigint')
    .execute();
  await db.schema.createIndex('key_value_expires_at').on('key_value').column('expires_at').execute();
  await db.schema
    .createTable('feedback')
    .addColumn('answer_id', 'text', (column) => column.notNull())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('account', 'text', (column) => column.notNull())
    .addColumn('verdict', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('citations', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('feedback_key', ['answer_id', 'platform', 'workspace', 'account'])
    .execute();
  await db.schema.createIndex('feedback_at').on('feedback').column('at').execute();
}

async function addInbox(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('inbox')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('delivery_id', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addColumn('lease_until', 'bigint', (column) => column.notNull())
    .addColumn('attempt', 'integer', (column) => column.notNull())
    .addColumn('is_finished', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('inbox_key', ['platform', 'delivery_id'])
    .execute();
  // The few that are open among the many of a day.
  await db.schema
    .createIndex('inbox_open')
    .on('inbox')
    .columns(['platform', 'is_finished', 'lease_until'])
    .execute();
  await db.schema.createIndex('inbox_received_at').on('inbox').column('received_at').execute();
}

async function addInstalls(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('install')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('install_key', ['platform', 'workspace'])
    .execute();
}

async function addChannels(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('channel')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('answering', 'text', (column) => column.notNull())
    .addColumn('chosen_by', 'text', (column) => column.notNull())
    .addColumn('chosen_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('channel_key', ['platform', 'workspace', 'id'])
    .execute();
}

async function addAddresses(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('address')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('recipient', 'text', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('unreachable', 'text')
    .addColumn('kept_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('address_key', ['platform', 'workspace', 'recipient'])
    .execute();
}

async function addPeople(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('person')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.unique())
    .addColumn('platform', 'text')
    .addColumn('workspace', 'text')
    .addColumn('account', 'text')
    .addColumn('role', 'text')
    .addColumn('role_level', 'text')
    .addColumn('team', 'text')
    .addColumn('manager', 'text')
    .addColumn('times', 'text', (column) => column.notNull())
    .addColumn('enrolment', 'text')
    .addColumn('enrolled_at', 'bigint')
    .addColumn('paused_until', 'text')
    .addUniqueConstraint('person_account', ['platform', 'workspace', 'account'])
    .execute();
}

async function addCheckIns(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('check_in')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('week', 'text', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('closes_at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('lease_until', 'bigint', (column) => column.notNull())
    .addColumn('attempt', 'integer', (column) => column.notNull())
    .addColumn('reference', 'text')
    .addColumn('reason', 'text')
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('check_in_person_week', ['person_id', 'week'])
    .execute();
  await db.schema.createIndex('check_in_state').on('check_in').columns(['state', 'due_at']).execute();
}

async function addRatings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('rating')
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('week', 'text', (column) => column.notNull())
    .addColumn('skill', 'text', (column) => column.notNull())
    .addColumn('press_id', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('answered', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('role_level', 'text', (column) => column.notNull())
    .addColumn('framework_version', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('note', 'text')
    .addColumn('is_late', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('rating_key', ['person_id', 'week', 'skill', 'press_id'])
    .execute();
}

/** Check-ins are not all that is sent: each delivery has a kind. */
async function addDeliveries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('delivery')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('week', 'text', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('closes_at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('lease_until', 'bigint', (column) => column.notNull())
    .addColumn('attempt', 'integer', (column) => column.notNull())
    .addColumn('reference', 'text')
    .addColumn('reason', 'text')
    .addColumn('answered_at', 'bigint')
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('delivery_person_week', ['person_id', 'week', 'kind'])
    .execute();
  await sql`
    insert into delivery
    select 'check-in ' || id, 'check-in', person_id, week, due_at, closes_at, state, lease_until, attempt,
      reference, reason, null, changed_at
    from check_in
  `.execute(db);
  await db.schema.dropTable('check_in').execute();
  await db.schema.createIndex('delivery_state').on('delivery').columns(['state', 'due_at']).execute();
}

async function addSetUp(db: Kysely<unknown>): Promise<void> {
  for (const column of ['sharing', 'set_up', 'working_on', 'rhythm_asked_in'])
    await db.schema.alterTable('person').addColumn(column, 'text').execute();
  await db.schema
    .createTable('practice')
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('week', 'text', (column) => column.notNull())
    .addColumn('skill', 'text', (column) => column.notNull())
    .addColumn('press_id', 'text', (column) => column.notNull())
    .addColumn('did', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('practice_key', ['person_id', 'week', 'skill', 'press_id'])
    .execute();
}

async function addSummaries(db: Kysely<unknown>): Promise<void> {
  for (const column of ['summaries', 'left_teams'])
    await db.schema.alterTable('person').addColumn(column, 'text').execute();
  for (const column of ['paused_since', 'managed_since'])
    await db.schema.alterTable('person').addColumn(column, 'bigint').execute();
  await db.schema.createIndex('person_manager').on('person').column('manager').execute();
  // What is to be sent, and what was not sent in time, among all that ever was.
  await db.schema.createIndex('delivery_closes').on('delivery').columns(['state', 'closes_at']).execute();
  // What somebody said last of a skill, among all that they ever said.
  await db.schema
    .createIndex('rating_last')
    .on('rating')
    .columns(['person_id', 'skill', 'week', 'at'])
    .execute();
  await db.schema
    .createTable('summary')
    .addColumn('viewer_id', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('figures', 'text')
    .addPrimaryKeyConstraint('summary_key', ['viewer_id', 'number'])
    .execute();
  await db.schema
    .createTable('summary_release')
    .addColumn('viewer_id', 'text', (column) => column.notNull())
    .addColumn('skill', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('release', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('summary_release_key', ['viewer_id', 'skill', 'number'])
    .execute();
  await db.schema
    .createTable('summary_named')
    .addColumn('viewer_id', 'text', (column) => column.notNull())
    .addColumn('skill', 'text', (column) => column.notNull())
    .addColumn('key', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('summary_named_key', ['viewer_id', 'skill', 'key'])
    .execute();
  await db.schema
    .createTable('look')
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('viewer_id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('look_key', ['person_id', 'viewer_id', 'at'])
    .execute();
}

/** What somebody said in the last weeks, from the index alone: the rows themselves lie far apart. */
async function addRecentRatings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('rating_recent')
    .on('rating')
    .columns(['person_id', 'week', 'at', 'skill', 'value'])
    .execute();
}

async function addTokenCounts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('token_count')
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('spender', 'text', (column) => column.notNull())
    .addColumn('tokens', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('token_count_key', ['spender', 'day'])
    .execute();
  await db.schema.createIndex('token_count_day').on('token_count').column('day').execute();
}

async function addVectors(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('vector')
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('vector', 'text', (column) => column.notNull())
    .addColumn('used_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('vector_key', ['model', 'hash'])
    .execute();
}

/** Which version of the documents people know, what they are told of it, and that documents are to be read again. */
async function addVersions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('known_version')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('outline', 'text', (column) => column.notNull())
    .addColumn('counted', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('role_level_change')
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('role_level', 'text', (column) => column.notNull())
    .addColumn('changed', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('role_level_change_key', ['version', 'role', 'role_level'])
    .execute();
  await db.schema
    .createTable('reload')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('number', 'bigint', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
}

async function addSending(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('inbox')
    .addColumn('is_sending', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
}
