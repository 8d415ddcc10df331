import type { Person, PersonStore } from '../people/person.ts';
import type { Database } from './open-database.ts';
import type { Tables } from './tables.ts';

/** As many rows as either engine takes the parameters of. */
const together = 500;

export function createStoredPeople(database: Database): PersonStore {
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
    async remove(id) {
      await database.deleteFrom('person').where('id', '=', id).execute();
    },
    async enrolled() {
      const rows = await database
        .selectFrom('person')
        .selectAll()
        .where('enrolment', '=', 'weekly')
        .execute();
      return rows.map(toPerson);
    },
    async save(people) {
      await database.transaction().execute(async (transaction) => {
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
              })),
            )
            .execute();
        }
      });
    },
  };
}

type Row = Tables['person'];

function toRow({ id, name, email, account, role, roleLevel, team, manager, times, ...person }: Person): Row {
  return {
    ...{ id, name, email: email ?? null },
    ...{ platform: account?.platform ?? null, workspace: account?.workspace ?? null },
    ...{ account: account?.id ?? null, role: role ?? null, role_level: roleLevel ?? null },
    ...{ team: team ?? null, manager: manager ?? null, times: JSON.stringify(times) },
    ...{ enrolment: person.enrolment ?? null, enrolled_at: person.enrolledAt ?? null },
    paused_until: person.pausedUntil ?? null,
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
    // Written by `save` alone.
    ...(row.enrolment === null ? {} : { enrolment: row.enrolment as 'weekly' | 'stopped' }),
    ...(row.enrolled_at === null ? {} : { enrolledAt: row.enrolled_at }),
    ...(row.paused_until === null ? {} : { pausedUntil: row.paused_until }),
  };
}
