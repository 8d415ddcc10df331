import pg from 'pg';
import { expect, it } from 'vitest';
import { createPlanCheckIns } from '../../src/check-ins/plan-check-ins.ts';
import type { SentCheckIn } from '../../src/check-ins/sent-check-ins.ts';
import type { Person } from '../../src/people/person.ts';
import { usualTimes } from '../../src/people/usual-times.ts';
import type { Kind, Planned } from '../../src/schedule/outbox.ts';
import { openStores } from '../../src/storage/open-stores.ts';
import { createPerson } from '../fill-team.ts';
import { engines } from './databases.ts';
import { onEachEngine } from './on-each-engine.ts';

const week = '2026-W48';
const tuesday = Date.parse('2026-11-24T06:00:00Z');
const dayMs = 24 * 60 * 60 * 1_000;
/** Of no round number of parts. */
const many = 1_203;

const planned = (personId: string, kind: Kind = 'check-in'): Planned => ({
  ...{ kind, personId, week, dueAt: tuesday, closesAt: tuesday + 7 * dayMs },
});
const planOne = ({ id, times: { timeZone } }: Person) => ({ week, timeZone, planned: [planned(id)] });
const nobody = (): never => {
  throw new Error('somebody is planned once more');
};

onEachEngine('what is planned of people’s weeks', (opened) => {
  const fill = (count: number, more: Partial<Person> = {}) =>
    opened.stores.people.save(Array.from({ length: count }, (_, at) => createPerson(`p${at}`, more)));

  it('is planned once for each, whichever processes plan at once', async () => {
    await fill(many);
    const others = await opened.open();
    const plans = [opened.stores, others, opened.stores].map(({ planning }) =>
      planning.planWeeks(undefined, planOne),
    );
    const added = await Promise.all(plans);
    expect(added.reduce((sum, count) => sum + count, 0)).toBe(many);
    expect(await opened.stores.outbox.statuses()).toHaveLength(many);
    await opened.reopen();
    expect(await opened.stores.planning.planWeeks(undefined, nobody)).toBe(0);
    await others.close();
  });

  it('is found by the week and the time zone that were the last, those who have nothing as well', async () => {
    const { people, planning } = opened.stores;
    const kiri = createPerson('kiri', { times: { ...usualTimes, timeZone: 'Pacific/Auckland' } });
    await people.save([createPerson('ada'), createPerson('bob'), kiri]);
    expect(await planning.lastWeeks()).toEqual([undefined]);
    await planning.planWeeks(undefined, (person) => ({ ...planOne(person), planned: [] }));
    const [here, there] = [usualTimes, kiri.times].map(({ timeZone }) => ({ week, timeZone }));
    expect(await planning.lastWeeks()).toEqual(expect.arrayContaining([here, there]));
    expect(await planning.lastWeeks()).toHaveLength(2);
    const next = (person: Person) => ({ ...planOne(person), week: '2026-W49' });
    expect(await planning.planWeeks(there, next)).toBe(1);
    expect((await opened.stores.outbox.statuses()).map(({ personId }) => personId)).toEqual(['kiri']);
    expect(await planning.planWeeks(there, nobody)).toBe(0);
  });

  it('is planned again of whoever changed, also while they were planned', async () => {
    const { people, planning } = opened.stores;
    await fill(2);
    const others = await opened.open();
    let changing: Promise<unknown> | undefined;
    await planning.planWeeks(undefined, (person) => {
      changing ??= others.people.change(person.id, (one) => ({ ...one, team: 'T' }));
      return planOne(person);
    });
    await changing;
    const again: string[] = [];
    const notice = (person: Person) => {
      again.push(person.id);
      return planOne(person);
    };
    await planning.planWeeks(undefined, notice);
    await people.save([createPerson('p1')]);
    await planning.planWeeks(undefined, notice);
    expect(again).toEqual(['p0', 'p1']);
    await others.close();
  });

  it('is done and written down together: what fails is planned at the next look', async () => {
    const { planning, outbox } = opened.stores;
    await fill(many);
    let seen = 0;
    const failing = (person: Person) => (++seen > 700 ? nobody() : planOne(person));
    await expect(planning.planWeeks(undefined, failing)).rejects.toThrow();
    expect(await outbox.statuses()).toHaveLength(500);
    expect(await planning.planWeeks(undefined, planOne)).toBe(many - 500);
  });

  it('is planned again within the week where a change makes them one who is asked', async () => {
    const { people } = opened.stores;
    const queries: string[] = [];
    const watched = await openStores({
      ...{ place: opened.place, now: () => tuesday, onError: nobody },
      onQuery: ({ kind }) => queries.push(kind),
    });
    const plan = createPlanCheckIns({ ...watched, now: () => tuesday });
    const { roleLevel, enrolment, ...nameless } = createPerson('nameless', { enrolment: 'weekly' });
    await people.save([
      { ...nameless, ...(enrolment && { enrolment }) },
      createPerson('stopped', { enrolment: 'stopped' }),
      createPerson('away', { pausedUntil: '2027-01-03' }),
      createPerson('fortnightly', { enrolment: 'fortnightly', enrolledAt: tuesday - 7 * dayMs - 1 }),
      createPerson('abroad', { times: { ...usualTimes, workingDays: [] } }),
      createPerson('gone', { leftAt: tuesday }),
    ]);
    expect(await plan()).toBe(0);
    queries.length = 0;
    expect(await plan()).toBe(0);
    expect(queries).not.toContain('update');
    const change = async (id: string, more: Partial<Person>) => {
      await people.change(id, (one) => ({ ...one, ...more }));
      return plan();
    };
    expect(await change('nameless', { roleLevel: roleLevel ?? '' })).toBe(1);
    expect(await change('stopped', { enrolment: 'weekly' })).toBe(1);
    expect(await change('away', { pausedUntil: '2026-11-24' })).toBe(1);
    expect(await change('fortnightly', { enrolment: 'weekly' })).toBe(1);
    expect(await change('abroad', { times: usualTimes })).toBe(1);
    await people.change('gone', ({ leftAt: _, ...one }) => one);
    expect(await plan()).toBe(1);
    expect(await change('gone', { team: 'T' })).toBe(0);
    await watched.close();
  });
});

onEachEngine('what is planned of reminders', (opened) => {
  const remind = ({ id }: Person, _: SentCheckIn) => [planned(id, 'reminder')];
  const sendAll = async () => {
    const { outbox } = opened.stores;
    const claims = await outbox.claimDue(many);
    await Promise.all(claims.map((claimed) => outbox.begin(claimed)));
    await Promise.all(claims.map((claimed) => outbox.finish(claimed, { state: 'sent', reference: 'r' })));
  };

  it('is planned once, of those that were sent and not answered', async () => {
    const { people, outbox, planning, sentCheckIns } = opened.stores;
    opened.time = tuesday;
    const ids = ['unanswered', 'answered', 'later', 'waiting'];
    await people.save(ids.map((id) => createPerson(id)));
    await outbox.plan([
      ...[planned('unanswered'), planned('answered'), planned('forgotten'), planned('invited', 'invitation')],
      { ...planned('later'), dueAt: tuesday + 1 },
    ]);
    opened.time += 1;
    await sendAll();
    await outbox.plan([planned('waiting')]);
    await sentCheckIns.markAnswered('answered', week);
    const asked: SentCheckIn[] = [];
    const notice = (person: Person, sent: SentCheckIn) => {
      asked.push(sent);
      return remind(person, sent);
    };
    expect(await planning.planReminders(tuesday - dayMs, tuesday - 1, nobody)).toBe(0);
    expect(await planning.planReminders(tuesday, tuesday, notice)).toBe(1);
    expect(asked).toEqual([{ personId: 'unanswered', week, sentAt: tuesday + 1, isAnswered: false }]);
    expect(await planning.planReminders(tuesday, tuesday, nobody)).toBe(0);
    expect(await planning.planReminders(tuesday + 1, tuesday + dayMs, () => [])).toBe(0);
    expect(await planning.planReminders(tuesday + 1, tuesday + dayMs, nobody)).toBe(0);
  });

  it('is planned of many of the same moment', async () => {
    const { people, outbox, planning } = opened.stores;
    opened.time = tuesday;
    const ids = Array.from({ length: many }, (_, at) => `p${at}`);
    await people.save(ids.map((id) => createPerson(id)));
    await outbox.plan(ids.map((id) => planned(id)));
    await sendAll();
    const others = await opened.open();
    const added = await Promise.all(
      [planning, others.planning].map((each) => each.planReminders(tuesday, tuesday, remind)),
    );
    expect(added.reduce((sum, count) => sum + count, 0)).toBe(many);
    await others.close();
  });
});

const postgres = engines.find(({ name, isReachable }) => name === 'Postgres' && isReachable);

it.skipIf(!postgres)(
  'leaves those whom another process changes for the next look, and waits for none',
  async () => {
    const made = await postgres?.create();
    if (made?.place.engine !== 'postgres') throw new Error('Postgres is not there');
    const stores = await openStores({ place: made.place, now: () => tuesday, onError: nobody });
    await stores.people.save([createPerson('ada'), createPerson('bob')]);
    const other = new pg.Client({ connectionString: made.place.url });
    await other.connect();
    await other.query("begin; select from person where id = 'ada' for update");
    expect(await stores.planning.planWeeks(undefined, planOne)).toBe(1);
    await other.query('commit');
    expect(await stores.planning.planWeeks(undefined, planOne)).toBe(1);
    await other.end();
    await stores.close();
    await made.remove();
  },
);
