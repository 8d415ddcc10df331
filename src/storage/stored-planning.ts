import { sql, type Transaction } from 'kysely';
import type { LocalWeek, Planning } from '../check-ins/planning.ts';
import type { Planned } from '../schedule/outbox.ts';
import type { Database } from './open-database.ts';
import { toPerson } from './person-row.ts';
import { createStoredOutbox } from './stored-outbox.ts';
import { toSent } from './stored-sent-check-ins.ts';
import type { Tables } from './tables.ts';

interface Dependencies {
  readonly database: Database;
  readonly now: () => number;
}

type PersonRow = Tables['person'];
type DeliveryRow = Tables['delivery'];

/** Whoever changes one of a part waits until it is planned. */
const together = 500;

export function createStoredPlanning(dependencies: Dependencies): Planning {
  const inParts = createInParts(dependencies);
  return {
    lastWeeks: () => findLastWeeks(dependencies.database),
    planWeeks: (last, plan) =>
      inParts<PersonRow>({
        take: (transaction, before) => takePeople(transaction, toText(last), before?.id),
        async plan(transaction, rows) {
          const weeks = rows.map((row) => ({ id: row.id, ...plan(toPerson(row)) }));
          await keepWeeks(transaction, weeks);
          return weeks.flatMap(({ planned }) => planned);
        },
      }),
    planReminders: (from, upTo, plan) =>
      inParts<DeliveryRow>({
        take: (transaction, before) => takeUnanswered(transaction, { from, upTo }, before),
        async plan(transaction, rows) {
          const people = await findPeople(transaction, rows);
          await keepReminded(transaction, rows);
          return rows.flatMap((row) => {
            const person = people.get(row.person_id);
            return person ? plan(person, toSent(row)) : [];
          });
        },
      }),
  };
}

interface Parts<Row> {
  /** Those that follow the last one of the part before, in an order of their own. */
  readonly take: (transaction: Transaction<Tables>, before: Row | undefined) => Promise<Row[]>;
  /** Keeps that they are done. */
  readonly plan: (transaction: Transaction<Tables>, rows: readonly Row[]) => Promise<readonly Planned[]>;
}

/** That a part is done, and what is planned of it, are written in one transaction; nobody changes it meanwhile. */
function createInParts({ database, now }: Dependencies) {
  return async <Row>({ take, plan }: Parts<Row>): Promise<number> => {
    let added = 0;
    let before: Row | undefined;
    do {
      before = await database.transaction().execute(async (transaction) => {
        const rows = await take(transaction, before);
        if (rows.length === 0) return undefined;
        const outbox = createStoredOutbox({ database: transaction, now });
        added += await outbox.plan(await plan(transaction, rows));
        return rows.at(-1);
      });
    } while (before);
    return added;
  };
}

/** From one to the next in the index, which costs the same however many people there are. */
async function findLastWeeks(database: Database): Promise<(LocalWeek | undefined)[]> {
  const { min } = database.fn;
  const rows = await database
    .withRecursive('last(week)', (found) =>
      found
        .selectFrom('person')
        // Null where there is nobody.
        .select(min<string | null>('planned_week').as('week'))
        .unionAll(
          found
            .selectFrom('last')
            .select(({ selectFrom }) =>
              selectFrom('person')
                .select(min('planned_week').as('week'))
                .whereRef('planned_week', '>', 'last.week')
                .as('week'),
            )
            .where('week', 'is not', null),
        ),
    )
    .selectFrom('last')
    .select('week')
    .execute();
  return rows.flatMap(({ week }) => (week === null ? [] : [toLocalWeek(week)]));
}

function takePeople(transaction: Transaction<Tables>, week: string, after = ''): Promise<PersonRow[]> {
  return (
    transaction
      .selectFrom('person')
      .selectAll()
      // As a range, or Postgres may go through all people by their ids. Those who are done stay in its index until it is
      // tidied up, which is why it is not read from its start again.
      .where(sql<boolean>`(planned_week, id) > (${week}, ${after})`)
      .where('planned_week', '<=', week)
      .orderBy('planned_week')
      .orderBy('id')
      .limit(together)
      // To wait for whoever changes many people at once might be to wait for each other.
      .forUpdate()
      .skipLocked()
      .execute()
  );
}

async function keepWeeks(
  transaction: Transaction<Tables>,
  weeks: readonly (LocalWeek & { readonly id: string })[],
): Promise<void> {
  for (const [week, people] of Map.groupBy(weeks, toText))
    await transaction
      .updateTable('person')
      .set({ planned_week: week })
      .where('id', 'in', idsOf(people))
      .execute();
}

function takeUnanswered(
  transaction: Transaction<Tables>,
  { from, upTo }: { readonly from: number; readonly upTo: number },
  before: DeliveryRow | undefined,
): Promise<DeliveryRow[]> {
  return (
    transaction
      .selectFrom('delivery')
      .selectAll()
      // In the words of the index, which holds no others.
      .where(sql<boolean>`kind = 'check-in' and state = 'sent' and answered_at is null and is_reminded = 0`)
      .where(sql<boolean>`(due_at, id) > (${before?.due_at ?? from}, ${before?.id ?? ''})`)
      .where('due_at', '<=', upTo)
      .orderBy('due_at')
      .orderBy('id')
      .limit(together)
      .forUpdate()
      .skipLocked()
      .execute()
  );
}

async function findPeople(transaction: Transaction<Tables>, rows: readonly DeliveryRow[]) {
  const people = await transaction
    .selectFrom('person')
    .selectAll()
    .where(
      'id',
      'in',
      rows.map(({ person_id }) => person_id),
    )
    .execute();
  return new Map(people.map((row) => [row.id, toPerson(row)]));
}

async function keepReminded(transaction: Transaction<Tables>, rows: readonly DeliveryRow[]): Promise<void> {
  await transaction.updateTable('delivery').set({ is_reminded: 1 }).where('id', 'in', idsOf(rows)).execute();
}

function idsOf(rows: readonly { readonly id: string }[]): string[] {
  return rows.map(({ id }) => id);
}

function toText(local: LocalWeek | undefined): string {
  return local ? `${local.week} ${local.timeZone}` : '';
}

function toLocalWeek(text: string): LocalWeek | undefined {
  if (text === '') return undefined;
  const blank = text.indexOf(' ');
  return { week: text.slice(0, blank), timeZone: text.slice(blank + 1) };
}
