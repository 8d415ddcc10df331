import { expect, it } from 'vitest';
import type { Planned } from '../../src/check-ins/outbox.ts';
import { createPlanCheckIns } from '../../src/check-ins/plan-check-ins.ts';
import type { Person } from '../../src/people/person.ts';

const times = { day: 2, time: '10:00', timeZone: 'Europe/London', workingDays: [1, 2, 3, 4, 5] } as const;
const ada: Person = { id: 'ada', name: 'Ada', role: 'R', roleLevel: 'L', times };

async function planAt(instant: string, ...people: readonly Person[]) {
  const planned: Planned[] = [];
  const outbox = {
    async plan(more: readonly Planned[]) {
      planned.push(...more);
      return more.length;
    },
  };
  await createPlanCheckIns({ outbox, now: () => Date.parse(instant) })(people);
  return planned.map(({ personId, week, dueAt, closesAt }) => [
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
