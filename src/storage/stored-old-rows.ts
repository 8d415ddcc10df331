import { type RawBuilder, sql } from 'kysely';
import type { OldRows } from '../retention/forget-old.ts';
import type { Kind } from '../retention/what-is-due.ts';
import type { Database } from './open-database.ts';
import type { Tables } from './tables.ts';

type Condition = (before: number) => RawBuilder<unknown>;

interface Old {
  readonly table: keyof Tables;
  /** Its primary key. */
  readonly key: readonly string[];
  readonly isOld: Condition;
}

const olderThan =
  (column: string): Condition =>
  (before) =>
    sql`${sql.ref(column)} < ${before}`;

/** What is still to be sent, or under way, is none of them; each of these states by an index. */
const ended = ['sent', 'missed', 'nothing', 'unreachable', 'unknown'];
// Invitations are sent once, and whoever got one would get it again: they go with the person.
const isOldDelivery: Condition = (before) =>
  sql`state in (${sql.join(ended)}) and closes_at < ${before} and week <> 'once'`;
/** Where somebody takes part it is what reaches them, however long they have not written. */
const isOldAddress: Condition = (before) => sql`kept_at < ${before} and not exists (
  select 1 from person
  where person.platform = address.platform and person.workspace = address.workspace
    and person.account = address.recipient
)`;
// They have no time of their own, and go with the last summary of whoever saw them.
const isOldName: Condition = (before) => sql`viewer_id in (
  select viewer_id from summary where at < ${before} and not exists (
    select 1 from summary as later where later.viewer_id = summary.viewer_id and later.at >= ${before}
  )
)`;

const said = ['person_id', 'week', 'skill', 'press_id'];

const kinds: Readonly<Record<Exclude<Kind, 'notes'>, Old>> = {
  ratings: { table: 'rating', key: said, isOld: olderThan('at') },
  practice: { table: 'practice', key: said, isOld: olderThan('at') },
  deliveries: { table: 'delivery', key: ['id'], isOld: isOldDelivery },
  feedback: {
    table: 'feedback',
    key: ['answer_id', 'platform', 'workspace', 'account'],
    isOld: olderThan('at'),
  },
  looks: { table: 'look', key: ['person_id', 'viewer_id', 'at'], isOld: olderThan('at') },
  addresses: { table: 'address', key: ['platform', 'workspace', 'recipient'], isOld: isOldAddress },
  'names in summaries': { table: 'summary_named', key: ['viewer_id', 'skill', 'key'], isOld: isOldName },
  'summary releases': {
    table: 'summary_release',
    key: ['viewer_id', 'skill', 'number'],
    isOld: olderThan('at'),
  },
  summaries: { table: 'summary', key: ['viewer_id', 'number'], isOld: olderThan('at') },
};

export function createStoredOldRows(database: Database): OldRows {
  return {
    async deleteSome({ kind, before }, most) {
      const statement = kind === 'notes' ? clearNotes(before, most) : deleteFrom(kinds[kind], before, most);
      const { numAffectedRows = 0n } = await statement.execute(database);
      return Number(numAffectedRows);
    },
  };
}

function deleteFrom({ table, key, isOld }: Old, before: number, most: number): RawBuilder<unknown> {
  return sql`delete from ${sql.table(table)} where ${someOf({ table, key, isOld }, before, most)}`;
}

/** The rating stays, without what was written to it. */
function clearNotes(before: number, most: number): RawBuilder<unknown> {
  const isOld: Condition = () => sql`note is not null and at < ${before}`;
  return sql`update rating set note = null where ${someOf({ table: 'rating', key: said, isOld }, before, most)}`;
}

/** Neither engine limits how many rows a statement changes, but by those that a query finds. */
function someOf({ table, key, isOld }: Old, before: number, most: number): RawBuilder<unknown> {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  return sql`(${columns}) in (select ${columns} from ${sql.table(table)} where ${isOld(before)} limit ${most})`;
}
