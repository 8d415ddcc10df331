import type { Transaction } from 'kysely';
import type { Enrolment, Person, PersonStore } from '../people/person.ts';
import type { Database } from './open-database.ts';
import type { Tables } from './tables.ts';

/** As many rows as either engine takes the parameters of. */
const together = 500;

export function createStoredPeople(database: Database): PersonStore {
  return { ...createReads(database), ...createChanges(database) };
}

type Reads = Pick<PersonStore, 'all' | 'byAccount' | 'byId' | 'byEmail' | 'withEnrolment'>;

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
    async withEnrolment(enrolments) {
      const rows = await database
        .selectFrom('person')
        .selectAll()
        .where('enrolment', 'in', enrolments)
        .execute();
      return rows.map(toPerson);
    },
  };
}

function createChanges(database: Database): Omit<PersonStore, keyof Reads> {
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
      await database.transaction().execute((transaction) => saveAll(transaction, people));
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

async function saveAll(transaction: Transaction<Tables>, people: readonly Person[]): Promise<void> {
  for (let at = 0; at < people.length; at += together) {
    await transaction
      .insertInto('person')
      .values(people.slice(at, at + together).map(toRow))
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet(({ ref }) => ({
          name: ref('excluded.name'),
          email: ref('excluded.email'),
          platform: ref('excluded.platform'),
          workspace: ref('excluded.workspace'),
          account: ref('excluded.account'),
          role: ref('excluded.role'),
          role_level: ref('excluded.role_level'),
          team: ref('excluded.team'),
          manager: ref('excluded.manager'),
          times: ref('excluded.times'),
          enrolment: ref('excluded.enrolment'),
          enrolled_at: ref('excluded.enrolled_at'),
          paused_until: ref('excluded.paused_until'),
          sharing: ref('excluded.sharing'),
          set_up: ref('excluded.set_up'),
          working_on: ref('excluded.working_on'),
          rhythm_asked_in: ref('excluded.rhythm_asked_in'),
        })),
      )
      .execute();
  }
}

type Row = Tables['person'];

function toRow({ id, name, email, account, role, roleLevel, team, manager, times, ...person }: Person): Row {
  return {
    ...{ id, name, email: email ?? null },
    ...{ platform: account?.platform ?? null, workspace: account?.workspace ?? null },
    ...{ account: account?.id ?? null, role: role ?? null, role_level: roleLevel ?? null },
    ...{ team: team ?? null, manager: manager ?? null, times: JSON.stringify(times) },
    ...{ enrolment: person.enrolment ?? null, enrolled_at: person.enrolledAt ?? null },
    ...{ paused_until: person.pausedUntil ?? null, sharing: person.sharing ?? null },
    ...{ set_up: person.setUp ?? null, working_on: person.workingOn ?? null },
    rhythm_asked_in: person.rhythmAskedIn ?? null,
  };
}

function toPerson({ id, name, email, platform, workspace, account, role, ...row }: Row): Person {
  return {
    ...{ id, name, times: JSON.parse(row.times) },
    ...(email === null ? {} : { email }),
    ...(platform === null || workspace === null || account === null
      ? {}
      : { account: { platform, workspace, id: account } }),
    ...(role === null ? {} : { role }),
    ...(row.role_level === null ? {} : { roleLevel: row.role_level }),
    ...(row.team === null ? {} : { team: row.team }),
    ...(row.manager === null ? {} : { manager: row.manager }),
    // Words are written by this file alone.
    ...(row.enrolment === null ? {} : { enrolment: row.enrolment as Enrolment }),
    ...(row.sharing === null ? {} : { sharing: row.sharing as NonNullable<Person['sharing']> }),
    ...(row.set_up === null ? {} : { setUp: row.set_up as NonNullable<Person['setUp']> }),
    ...(row.working_on === null ? {} : { workingOn: row.working_on }),
    ...(row.rhythm_asked_in === null ? {} : { rhythmAskedIn: row.rhythm_asked_in }),
    ...(row.enrolled_at === null ? {} : { enrolledAt: row.enrolled_at }),
    ...(row.paused_until === null ? {} : { pausedUntil: row.paused_until }),
  };
}
