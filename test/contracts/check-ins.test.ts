import { expect, it } from 'vitest';
import type { Rating } from '../../src/check-ins/rating.ts';
import type { Person } from '../../src/people/person.ts';
import type { Planned } from '../../src/schedule/outbox.ts';
import { onEachEngine } from './on-each-engine.ts';

const times = { day: 2, time: '10:00', timeZone: 'Europe/London', workingDays: [1, 2, 3] } as const;
const ada: Person = { id: 'ada', name: 'Ada', email: 'ada@example.org', times, enrolment: 'weekly' };
const rating: Omit<Rating, 'at'> = {
  ...{ personId: 'ada', pressId: 'p1', week: '2026-W48', skill: 'User focus', value: 'working' },
  ...{ answered: 'rated', role: 'R', roleLevel: 'L', frameworkVersion: 'v1', words: 'w', isLate: true },
};

onEachEngine('what is kept for check-ins', (opened) => {
  const planned = (more: Partial<Planned> = {}): Planned => ({
    ...{ kind: 'check-in', personId: 'ada', week: '2026-W48' },
    ...{ dueAt: opened.time, closesAt: opened.time + 86_400_000, ...more },
  });
  const sendAll = async () => {
    const claimed = await opened.stores.outbox.claimDue(10);
    for (const one of claimed) {
      await opened.stores.outbox.begin(one);
      await opened.stores.outbox.finish(one, { state: 'sent', reference: 'r' });
    }
    return claimed.map(({ kind, week }) => [kind, week]);
  };
  const states = async () =>
    (await opened.stores.outbox.statuses('ada')).map(({ kind, state }) => [kind, state]);

  it('counts what waits to be sent although it is time, is on its way, or is left to an administrator', async () => {
    const { outbox } = opened.stores;
    const later = opened.time + 1;
    await outbox.plan([
      planned(),
      planned({ personId: 'bob' }),
      planned({ kind: 'summary' }),
      planned({ personId: 'not yet', dueAt: later }),
    ]);
    expect(new Set(await outbox.countOpen())).toEqual(
      new Set([
        { kind: 'check-in', state: 'due', count: 2 },
        { kind: 'summary', state: 'due', count: 1 },
      ]),
    );
    const [sent, unknown, claimed] = await outbox.claimDue(10);
    for (const one of [sent, unknown]) if (one) await outbox.begin(one);
    if (sent) await outbox.finish(sent, { state: 'sent', reference: 'r' });
    if (unknown) await outbox.finish(unknown, { state: 'unknown', reason: 'who knows' });
    expect(new Set(await outbox.countOpen())).toEqual(
      new Set([
        { kind: unknown?.kind, state: 'unknown', count: 1 },
        { kind: claimed?.kind, state: 'claimed', count: 1 },
      ]),
    );
  });

  it('loses neither of two changes of a person at once', async () => {
    await opened.stores.people.save([ada]);
    const other = await opened.open();
    await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        (at % 2 === 0 ? opened.stores : other).people.change('ada', (one) => ({
          ...one,
          name: `${one.name}.`,
        })),
      ),
    );
    expect((await opened.stores.people.byId('ada'))?.name).toBe(`Ada${'.'.repeat(20)}`);
    expect(await opened.stores.people.change('nobody', (one) => one)).toBeUndefined();
    await other.close();
  });

  it('plans each delivery once, whichever processes plan it at once', async () => {
    const other = await opened.open();
    const { outbox } = opened.stores;
    let added = 0;
    for (let round = 0; round < 20; round++) {
      const all = Array.from({ length: 50 }, (_, at) => planned({ personId: `p${round}-${at}` }));
      const plans = [outbox, other.outbox, outbox, other.outbox].map((one) => one.plan(all));
      for (const count of await Promise.all(plans)) added += count;
      const once = planned({ kind: 'summary', personId: `p${round}`, week: 'once' });
      await Promise.all([outbox, other.outbox, outbox, other.outbox].map((one) => one.planAgain(once)));
    }
    expect(added).toBe(1_000);
    expect(await outbox.statuses()).toHaveLength(1_020);
    await other.close();
  });

  it('adds somebody once, whoever else adds them', async () => {
    const account = { platform: 'teams', workspace: 't', id: 'ada' };
    const other = await opened.open();
    await Promise.all([
      opened.stores.people.add({ ...ada, account }),
      other.people.add({ id: 'second', name: 'Ada', account, times }),
      other.people.add({ ...ada, id: 'third', account }),
    ]);
    expect(await opened.stores.people.all()).toHaveLength(1);
    await other.close();
  });

  it('keeps all that somebody chose, and finds them by it', async () => {
    const chosen: Person = {
      ...{ ...ada, sharing: 'with-manager', setUp: 'times', workingOn: 'User focus', enrolment: 'monthly' },
      rhythmAskedIn: '2026-W48',
    };
    await opened.stores.people.save([chosen, { id: 'bob', name: 'Bob', times, enrolment: 'to-invite' }]);
    await opened.reopen();
    const { byEmail, withEnrolment } = opened.stores.people;
    expect(await byEmail('ada@example.org')).toEqual(chosen);
    expect(await byEmail('nobody@example.org')).toBeUndefined();
    expect((await withEnrolment(['monthly', 'to-invite'], '')).map(({ id }) => id).toSorted()).toEqual([
      ...['ada', 'bob'],
    ]);
    expect(await withEnrolment(['never'], '')).toEqual([]);
  });

  it('sends again what somebody wants again, and leaves what is under way', async () => {
    const { outbox } = opened.stores;
    await outbox.plan([planned(), planned({ kind: 'reminder' })]);
    expect((await sendAll()).toSorted()).toEqual([
      ['check-in', '2026-W48'],
      ['reminder', '2026-W48'],
    ]);
    await outbox.planAgain(planned({ dueAt: opened.time + 1_000 }));
    expect(await sendAll()).toEqual([]);
    opened.time += 1_000;
    const [claimed] = await outbox.claimDue(10);
    await outbox.planAgain(planned());
    expect(await states()).toEqual([
      ['check-in', 'claimed'],
      ['reminder', 'sent'],
    ]);
    if (claimed) await outbox.begin(claimed);
    if (claimed) await outbox.finish(claimed, { state: 'unknown', reason: 'who knows' });
    expect(await outbox.resolve('ada', '2026-W48', 'sent')).toBe(1);
    await outbox.planAgain(planned({ personId: 'bob', dueAt: opened.time }));
    expect(await sendAll()).toEqual([['check-in', '2026-W48']]);
  });

  it('takes what waits for a platform only for that one, until something of the person changes', async () => {
    const { outbox, people, overview } = opened.stores;
    await people.save([ada]);
    await outbox.plan([planned(), planned({ personId: 'bob' })]);
    for (const one of await outbox.claimDue(10)) expect(await outbox.leaveFor(one, 'slack')).toBe(true);
    const count = [{ platform: 'slack', count: 2 }];
    expect(await outbox.countWaiting([], opened.time)).toEqual(count);
    expect(await outbox.countWaiting(['teams'], opened.time)).toEqual(count);
    expect(await outbox.countWaiting(['slack'], opened.time)).toEqual([]);
    expect(await outbox.countWaiting([], opened.time - 1)).toEqual([]);
    expect(await outbox.countOpen()).toEqual([{ kind: 'check-in', state: 'waiting', count: 2 }]);
    expect(await overview.oldestDue(opened.time)).toBe(opened.time);
    expect(await outbox.claimDue(10, ['teams'])).toEqual([]);
    await people.change('ada', (one) => ({ ...one, name: 'Ada L.' }));
    expect((await outbox.claimDue(10, ['teams'])).map(({ personId }) => personId)).toEqual(['ada']);
    expect((await outbox.claimDue(10, ['slack'])).map(({ personId }) => personId)).toEqual(['bob']);
  });

  it('moves what still waits, and nothing else', async () => {
    const { outbox } = opened.stores;
    await outbox.plan([planned(), planned({ week: '2026-W49' })]);
    await outbox.reschedule('check-in', 'ada', '2026-W48', opened.time + 5_000);
    expect(await sendAll()).toEqual([['check-in', '2026-W49']]);
    await outbox.reschedule('check-in', 'ada', '2026-W49', opened.time);
    expect(await sendAll()).toEqual([]);
    opened.time += 5_000;
    expect(await sendAll()).toEqual([['check-in', '2026-W48']]);
  });

  it('knows which check-ins were answered, the first answer once', async () => {
    const { outbox, sentCheckIns } = opened.stores;
    await outbox.plan([planned(), planned({ week: '2026-W49' }), planned({ kind: 'reminder' })]);
    opened.time += 10_000;
    await sendAll();
    const sentAt = opened.time;
    const both = [
      { personId: 'ada', week: '2026-W49', sentAt, isAnswered: false },
      { personId: 'ada', week: '2026-W48', sentAt, isAnswered: false },
    ];
    expect(await sentCheckIns.latest('ada', 5)).toEqual(both);
    expect(await sentCheckIns.latest('ada', 1)).toEqual(both.slice(0, 1));
    opened.time += 10_000;
    const answers = await Promise.all([1, 2, 3].map(() => sentCheckIns.markAnswered('ada', '2026-W48')));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await sentCheckIns.markAnswered('nobody', '2026-W48')).toBe(false);
    expect((await sentCheckIns.latest('ada', 5)).map(({ isAnswered }) => isAnswered)).toEqual([false, true]);
    await outbox.planAgain(planned({ dueAt: opened.time }));
    await sendAll();
    expect((await sentCheckIns.latest('ada', 5)).map(({ isAnswered }) => isAnswered)).toEqual([false, false]);
  });

  it('keeps a note on the rating that stands, once, and what was said before', async () => {
    const { ratings } = opened.stores;
    await ratings.save({ ...rating, at: new Date(opened.time) });
    await ratings.save({ ...rating, pressId: 'p2', value: 'expert', at: new Date(opened.time + 1) });
    const note = {
      ...{ personId: 'ada', week: '2026-W48', skill: 'User focus', pressId: 'p3', note: '“n”' },
      at: new Date(opened.time + 2),
    };
    await ratings.annotate(note);
    await ratings.annotate(note);
    await ratings.annotate({ ...note, skill: 'Another', pressId: 'p4' });
    await opened.reopen();
    const all = await opened.stores.ratings.allOf('ada');
    expect(all.map(({ pressId, value, note: said, isLate }) => [pressId, value, said, isLate])).toEqual([
      ['p1', 'working', undefined, true],
      ['p2', 'expert', undefined, true],
      ['p3', 'expert', '“n”', true],
    ]);
  });

  it('keeps what somebody did about a skill, each press once', async () => {
    const practice = {
      ...{ personId: 'ada', pressId: 'p1', week: '2026-W48', skill: 'User focus', did: 'learned' as const },
      at: new Date(opened.time),
    };
    await opened.stores.practice.save(practice);
    await opened.stores.practice.save(practice);
    await opened.reopen();
    expect(await opened.stores.practice.allPracticeOf('ada')).toEqual([practice]);
    await opened.stores.practice.forget('ada');
    expect(await opened.stores.practice.allPracticeOf('ada')).toEqual([]);
  });
});
