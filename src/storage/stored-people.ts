import { sql, type Transaction } from 'kysely';
import { accountOf, type Person, type PersonStore } from '../people/person.ts';
import type { Database } from './open-database.ts';
import { changing, toPerson, toRow } from './person-row.ts';
import type { Tables } from './tables.ts';

/** As many rows as either engine takes the parameters of. */
const together = 500;

export function createStoredPeople(database: Database): PersonStore {
  return {
    ...createReads(database),
    ...createLists(database),
    ...createNaming(database),
    ...createChanges(database),
  };
}

type Reads = Pick<PersonStore, 'all' | 'byAccount' | 'byId' | 'byEmail' | 'byHandles'>;
type Lists = Pick<PersonStore, 'managedBy' | 'managers' | 'withEnrolment' | 'leftBy'>;
type Naming = Pick<PersonStore, 'naming'>;

function createReads(database: Database): Reads {
  return {
    async all() {
      const rows = await database.selectFrom('person').selectAll().orderBy('name').orderBy('id').execute();
      return rows.map(toPerson);
    },
    async byAccount({ platform, workspace, id }) {
      const row = await database
        .selectFrom('person')
        .selectAll()
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('account', '=', id)
        .executeTakeFirst();
      return row && toPerson(row);
    },
    async byId(id) {
      const row = await database.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toPerson(row);
    },
    async byEmail(email) {
      const row = await database
        .selectFrom('person')
        .selectAll()
        .where('email', '=', email)
        .executeTakeFirst();
      return row && toPerson(row);
    },
    async byHandles(handles) {
      const accounts = handles.flatMap((handle) => accountOf(handle) ?? []);
      const keys = accounts.map(({ platform, workspace, id }) => sql`(${platform}, ${workspace}, ${id})`);
      const all = database.selectFrom('person').selectAll();
      const rows = await Promise.all([
        handles.length > 0 ? all.where('email', 'in', handles).execute() : [],
        keys.length > 0
          ? all.where(sql<boolean>`(platform, workspace, account) in (values ${sql.join(keys)})`).execute()
          : [],
      ]);
      return rows.flat().map(toPerson);
    },
  };
}

function createLists(database: Database): Lists {
  return {
    async managedBy(handles) {
      const people: Person[] = [];
      for (let at = 0; at < handles.length; at += together) {
        const some = handles.slice(at, at + together);
        const rows = await database
          .selectFrom('person')
          .selectAll()
          .where('manager', 'in', some)
          .where('left_at', 'is', null)
          .execute();
        for (const row of rows) people.push(toPerson(row));
      }
      return people;
    },
    async managers(after) {
      const rows = await database
        .selectFrom('person')
        .select('manager')
        .where('left_at', 'is', null)
        .where('manager', '>', after)
        .distinct()
        .orderBy('manager')
        .limit(together)
        .execute();
      return rows.flatMap(({ manager }) => manager ?? []);
    },
    async withEnrolment(enrolments, after) {
      const rows = await database
        .selectFrom('person')
        .selectAll()
        .where('enrolment', 'in', enrolments)
        .where('left_at', 'is', null)
        .where('id', '>', after)
        .orderBy('id')
        .limit(together)
        .execute();
      return rows.map(toPerson);
    },
    async leftBy(at, most) {
      const rows = await database
        .selectFrom('person')
        .selectAll()
        .where('left_at', '<=', at)
        .orderBy('left_at')
        .orderBy('id')
        .limit(most)
        .execute();
      return rows.map(toPerson);
    },
  };
}

function createNaming(database: Database): Naming {
  return {
    async naming(handles) {
      if (handles.length === 0) return [];
      const rows = await database
        .selectFrom('person')
        .selectAll()
        // Few have left a team: theirs are looked through here, because the engines read JSON differently.
        .where(({ eb, or }) => or([eb('manager', 'in', handles), eb('left_teams', 'is not', null)]))
        .orderBy('id')
        .execute();
      return rows
        .map(toPerson)
        .filter(({ manager, leftTeams = [] }) =>
          [manager, ...leftTeams].some((named) => named !== undefined && handles.includes(named)),
        )
        .map(({ id }) => id);
    },
  };
}

function createChanges(database: Database): Omit<PersonStore, keyof Reads | keyof Lists | keyof Naming> {
  return {
    async remove(id) {
      await database.deleteFrom('person').where('id', '=', id).execute();
    },
    async add(person) {
      await database
        .insertInto('person')
        .values(toRow(person))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async save(people) {
      await database.transaction().execute(async (transaction) => {
        await freeKeys(transaction, people);
        await saveAll(transaction, people);
      });
    },
    async change(id, change) {
      return database.transaction().execute(async (transaction) => {
        // Changing nothing holds the row: whoever comes second waits, on either engine.
        const row = await transaction
          .updateTable('person')
          .set(({ ref }) => ({ name: ref('name') }))
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirst();
        if (!row) return undefined;
        const changed = change(toPerson(row));
        await saveAll(transaction, [changed]);
        return changed;
      });
    },
  };
}

/** Each row is checked as it is written: otherwise nobody could get the account or the email of another. */
async function freeKeys(transaction: Transaction<Tables>, people: readonly Person[]): Promise<void> {
  for (let at = 0; at < people.length; at += together) {
    const ids = people.slice(at, at + together).map(({ id }) => id);
    await transaction
      .updateTable('person')
      .set({ email: null, platform: null, workspace: null, account: null })
      .where('id', 'in', ids)
      .execute();
  }
}

async function saveAll(transaction: Transaction<Tables>, people: readonly Person[]): Promise<void> {
  for (let at = 0; at < people.length; at += together) {
    const some = people.slice(at, at + together);
    await transaction
      .insertInto('person')
      .values(some.map(toRow))
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet(({ ref }) =>
            Object.fromEntries(changing.map((column) => [column, ref(`excluded.${column}`)])),
          ),
      )
      .execute();
    await tryAnew(transaction, some);
  }
}

/** Whoever changed may be on another platform than the one that what is due to them waits for. */
async function tryAnew(transaction: Transaction<Tables>, people: readonly Person[]): Promise<void> {
  await transaction
    .updateTable('delivery')
    .set({ state: 'due', reason: null })
    .where(
      'person_id',
      'in',
      people.map(({ id }) => id),
    )
    // As no index has it: the few of these people are found by their ids.
    .where(sql`state || ''`, '=', 'waiting')
    .execute();
}
