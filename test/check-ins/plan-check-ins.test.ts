import { beforeEach, expect, it } from 'vitest';
import { createPlanCheckIns } from '../../src/check-ins/plan-check-ins.ts';
import type { Planning } from '../../src/check-ins/planning.ts';
import type { SentCheckIn } from '../../src/check-ins/sent-check-ins.ts';
import type { Person } from '../../src/people/person.ts';
import type { Planned } from '../../src/schedule/outbox.ts';

const times = { day: 2, time: '10:00', timeZone: 'Europe/London', workingDays: [1, 2, 3, 4, 5] } as const;
const ada: Person = {
  ...{ id: 'ada', name: 'Ada', role: 'R', roleLevel: 'L', times, enrolment: 'weekly' },
};

let sent: SentCheckIn[] = [];
beforeEach(() => {
  sent = [];
});

async function planAt(instant: string, ...known: readonly Person[]) {
  const planned: Planned[] = [];
  const keep = (more: readonly Planned[]) => planned.push(...more);
  const planning: Planning = {
    lastWeeks: async () => [undefined],
    planWeeks: async (_, plan) => keep(known.flatMap((person) => plan(person).planned)),
    planReminders: async (_from, _upTo, plan) =>
      keep(
        sent.flatMap((one) =>
          known.filter(({ id }) => id === one.personId).flatMap((person) => plan(person, one)),
        ),
      ),
  };
  await createPlanCheckIns({ planning, now: () => Date.parse(instant) })();
  return planned.map(({ kind, personId, week, dueAt, closesAt }) => [
    ...(kind === 'check-in' ? [] : [kind]),
    ...[personId, week, new Date(dueAt).toISOString(), new Date(closesAt).toISOString()],
  ]);
}

it('plans this week, until the next one begins', async () => {
  expect(await planAt('2026-11-23T00:00:00Z', ada)).toEqual([
    ['ada', '2026-W48', '2026-11-24T10:00:00.000Z', '2026-11-30T00:00:00.000Z'],
  ]);
});

it('plans each in their own week, where it is another one already', async () => {
  const kiri = { ...ada, id: 'kiri', times: { ...times, timeZone: 'Pacific/Auckland' } };
  expect((await planAt('2026-11-29T23:00:00Z', ada, kiri)).map(([id, week]) => [id, week])).toEqual([
    ['ada', '2026-W48'],
    ['kiri', '2026-W49'],
  ]);
});

it('plans nothing for whoever has no role level, or does not work that week', async () => {
  const { roleLevel: _, ...nobody } = ada;
  const off = { ...ada, id: 'off', times: { ...times, workingDays: [] } };
  expect(await planAt('2026-11-23T00:00:00Z', nobody, off)).toEqual([]);
});

it('asks whoever has just chosen to be asked at the time that they were told, and not at once', async () => {
  const late = { ...ada, enrolment: 'weekly', enrolledAt: Date.parse('2026-11-26T12:00:00Z') } as const;
  expect(await planAt('2026-11-26T12:01:00Z', late)).toEqual([]);
  expect((await planAt('2026-11-30T09:00:00Z', late)).map(([, week, dueAt]) => [week, dueAt])).toEqual([
    ['2026-W49', '2026-12-01T10:00:00.000Z'],
  ]);
});

it('sends one for the days that a machine was off', async () => {
  const before = { ...ada, enrolledAt: Date.parse('2026-11-01T12:00:00Z') };
  expect((await planAt('2026-11-27T09:00:00Z', before)).map(([, , dueAt]) => dueAt)).toEqual([
    '2026-11-24T10:00:00.000Z',
  ]);
});

it('plans nothing before the day until which somebody is away, and on that day', async () => {
  const away = { ...ada, pausedUntil: '2026-12-01' };
  expect(await planAt('2026-11-23T00:00:00Z', away)).toEqual([]);
  expect((await planAt('2026-11-30T00:00:00Z', away)).map(([, week]) => week)).toEqual(['2026-W49']);
});

it('asks every second or fourth week whoever chose that, counted from their first', async () => {
  const enrolledAt = Date.parse('2026-11-26T12:00:00Z');
  const weeks = ['2026-11-30', '2026-12-07', '2026-12-14', '2026-12-21', '2026-12-28', '2027-01-04'];
  const plannedFor = async (enrolment: 'fortnightly' | 'monthly') => {
    const planned = [];
    for (const monday of weeks)
      planned.push(...(await planAt(`${monday}T09:00:00Z`, { ...ada, enrolment, enrolledAt })));
    return planned.map(([, week]) => week);
  };
  expect(await plannedFor('fortnightly')).toEqual(['2026-W49', '2026-W51', '2026-W53']);
  expect(await plannedFor('monthly')).toEqual(['2026-W49', '2026-W53']);
});

it('reminds two working days later, also in the next week, before the next one opens', async () => {
  const sentAt = Date.parse('2026-11-24T10:00:00Z');
  sent = [{ personId: 'ada', week: '2026-W48', sentAt, isAnswered: false }];
  expect((await planAt('2026-11-25T12:00:00Z', ada)).at(-1)).toEqual([
    ...['reminder', 'ada', '2026-W48', '2026-11-26T10:00:00.000Z', '2026-12-01T10:00:00.000Z'],
  ]);
  const partTime = { ...ada, times: { ...times, workingDays: [1, 2] as const } };
  expect((await planAt('2026-11-25T12:00:00Z', partTime)).filter(([kind]) => kind === 'reminder')).toEqual(
    [],
  );
  const friday = { ...ada, times: { ...times, day: 5 as const } };
  sent = [
    { personId: 'ada', week: '2026-W48', sentAt: Date.parse('2026-11-27T10:00:00Z'), isAnswered: false },
  ];
  expect((await planAt('2026-11-30T12:00:00Z', friday)).at(-1)?.slice(0, 4)).toEqual([
    ...['reminder', 'ada', '2026-W48', '2026-12-01T10:00:00.000Z'],
  ]);
});

it('invites once whoever a roster named, at the next of their times', async () => {
  const named = { ...ada, enrolment: 'to-invite' } as const;
  expect(await planAt('2026-11-24T10:00:01Z', named)).toEqual([
    ['invitation', 'ada', 'once', '2026-12-01T10:00:00.000Z', '2026-12-29T10:00:00.000Z'],
  ]);
  expect(await planAt('2026-11-24T10:00:01Z', { ...ada, enrolment: 'never' })).toEqual([]);
});
