import { Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { describe, expect, it } from 'vitest';
import { createPlanCheckIns } from '../../src/check-ins/plan-check-ins.ts';
import { migrations } from '../../src/storage/migrations.ts';
import type { Place } from '../../src/storage/open-database.ts';
import { openStores } from '../../src/storage/open-stores.ts';
import { createPostgresDialect } from '../../src/storage/postgres.ts';
import { createSqliteDialect } from '../../src/storage/sqlite.ts';
import { type Engine, engines } from './databases.ts';

const fail = (error: unknown): never => {
  throw error;
};

/** A database as a version left it that had the migrations up to this one. */
async function leaveAt(place: Place, last: string, fill: (older: Kysely<unknown>) => Promise<unknown>) {
  const dialect =
    place.engine === 'sqlite'
      ? createSqliteDialect(place.file)
      : createPostgresDialect({ url: place.url, onError: fail });
  const older = new Kysely<unknown>({ dialect });
  const migrator = new Migrator({ db: older, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error } = await migrator.migrateTo(last);
  if (error !== undefined) throw error;
  await fill(older);
  await older.destroy();
}

describe.each(engines)('a newer database on $name', (engine: Engine) => {
  it.skipIf(!engine.isReachable)('is refused with what to do about it', async () => {
    const made = await engine.create();
    const latest = Object.keys(migrations).at(-1) ?? '';
    await leaveAt(made.place, latest, (newer) =>
      sql`insert into kysely_migration values ('999-x', '2027')`.execute(newer),
    );
    await expect(openStores({ place: made.place, now: Date.now, onError: fail })).rejects.toThrow(
      /^The .* was brought up to date by a later version of Rolecall: start that one, or restore/,
    );
    await made.remove();
  });
});

describe.each(engines)('an older database on $name', (engine: Engine) => {
  it.skipIf(!engine.isReachable)('is left as it is by whoever only looks', async () => {
    const made = await engine.create();
    await leaveAt(made.place, '017-sending', async () => undefined);
    const opening = { place: made.place, now: Date.now, onError: fail };
    for (let times = 0; times < 2; times++)
      await expect(openStores({ ...opening, keepsOlder: true })).rejects.toThrow(
        /is as an earlier version of Rolecall left it: make a backup, then start this one/,
      );
    await (await openStores(opening)).close();
    await (await openStores({ ...opening, keepsOlder: true })).close();
    await made.remove();
  });

  it.skipIf(!engine.isReachable)(
    'has planned nothing of anybody, and what it sent is not sent again',
    async () => {
      const made = await engine.create();
      const now = () => Date.parse('2026-11-26T12:00:00Z');
      const dueAt = Date.parse('2026-11-24T10:00:00Z');
      const times = { day: 2, time: '10:00', timeZone: 'Europe/London', workingDays: [1, 2, 3, 4, 5] };
      await leaveAt(made.place, '017-sending', async (older) => {
        for (const id of ['sent', 'new'])
          await sql`insert into person (id, name, role, role_level, times, enrolment)
          values (${id}, ${id}, 'R', 'L', ${JSON.stringify(times)}, 'weekly')`.execute(older);
        await sql`insert into delivery (id, kind, person_id, week, due_at, closes_at, state, lease_until, attempt,
            changed_at)
          values ('check-in 2026-W48 sent', 'check-in', 'sent', '2026-W48', ${dueAt}, ${dueAt + 1}, 'sent', 0, 1,
            ${dueAt})`.execute(older);
      });
      const stores = await openStores({ place: made.place, now, onError: fail });
      expect(await createPlanCheckIns({ ...stores, now })()).toBe(2);
      const all = await stores.outbox.statuses();
      expect(all.map(({ kind, personId, state }) => [kind, personId, state])).toEqual([
        ['check-in', 'new', 'due'],
        ['check-in', 'sent', 'sent'],
        ['reminder', 'sent', 'due'],
      ]);
      await stores.close();
      await made.remove();
    },
  );
});
