import { expect, it } from 'vitest';
import { keysOf, type Person } from '../../src/people/person.ts';
import type { Planned } from '../../src/schedule/outbox.ts';
import { createPlanSummaries } from '../../src/summaries/plan-summaries.ts';

const times = { day: 2, time: '10:00', timeZone: 'Europe/London', workingDays: [1, 2, 3, 4, 5] } as const;
const account = { platform: 'slack', workspace: 'acme', id: 'mia' };
const mia: Person = { id: 'mia', name: 'Mia', email: 'mia@example.org', account, times };
const minuteMs = 60 * 1_000;

/** Plans at a time that goes on, for those whom these handles name. */
function open(known: readonly Person[], handles: readonly string[] = ['mia@example.org']) {
  const planned: Planned[] = [];
  let time = 0;
  let asked = 0;
  let broken = false;
  const plan = createPlanSummaries({
    outbox: {
      async plan(more) {
        planned.push(...more);
        return more.length;
      },
    },
    people: {
      async managers(after) {
        if (after !== '') return [];
        asked += 1;
        if (broken) throw new Error('the database is gone');
        return handles;
      },
      byHandles: async (some) => known.filter((person) => keysOf(person).some((key) => some.includes(key))),
    },
    now: () => time,
  });
  return {
    async at(instant: string) {
      time = Date.parse(instant);
      await plan();
      return planned
        .splice(0)
        .map(({ kind, personId, week, dueAt, closesAt }) => [
          ...[kind, personId, week, new Date(dueAt).toISOString(), new Date(closesAt).toISOString()],
        ]);
    },
    fail(is: boolean) {
      broken = is;
    },
    asked: () => asked,
  };
}

const mondays = ['2026-11-23', '2026-11-30', '2026-12-07', '2026-12-14', '2026-12-21', '2026-12-28'];

async function weeksOf(more: Partial<Person>): Promise<(string | undefined)[]> {
  const { at } = open([{ ...mia, ...more }]);
  const weeks: (string | undefined)[] = [];
  for (const monday of mondays) for (const [, , week] of await at(`${monday}T09:00:00Z`)) weeks.push(week);
  return weeks;
}

it('plans a summary every four weeks, unless somebody wants it otherwise', async () => {
  expect(await weeksOf({})).toEqual(['2026-W48', '2026-W52']);
  const { at } = open([mia]);
  expect(await at('2027-01-18T09:00:00Z')).toEqual([
    ['summary', 'mia', '2027-W03', '2027-01-19T10:00:00.000Z', '2027-01-25T00:00:00.000Z'],
  ]);
});

it('plans it every week where somebody wants that', async () => {
  expect(await weeksOf({ summaries: 'weekly' })).toEqual([
    ...['2026-W48', '2026-W49', '2026-W50', '2026-W51', '2026-W52', '2026-W53'],
  ]);
});

it('plans none where somebody wants none', async () => {
  expect(await weeksOf({ summaries: 'never' })).toEqual([]);
});

it('plans none for the days that somebody is away', async () => {
  expect(await weeksOf({ summaries: 'weekly', pausedUntil: '2026-12-09' })).toEqual([
    ...['2026-W51', '2026-W52', '2026-W53'],
  ]);
  expect(await weeksOf({ pausedUntil: '2026-12-22' })).toEqual(['2026-W52']);
  expect(await weeksOf({ pausedUntil: '2026-12-23' })).toEqual([]);
});

it('plans none in a week in which somebody does not work', async () => {
  expect(await weeksOf({ summaries: 'weekly', times: { ...times, workingDays: [] } })).toEqual([]);
});

it('plans it at the time where somebody is, in the week that it is there', async () => {
  const auckland = {
    ...mia,
    summaries: 'weekly',
    times: { ...times, timeZone: 'Pacific/Auckland' },
  } as const;
  const { at } = open([auckland]);
  expect(await at('2026-11-29T23:00:00Z')).toEqual([
    ['summary', 'mia', '2026-W49', '2026-11-30T21:00:00.000Z', '2026-12-06T11:00:00.000Z'],
  ]);
});

it('keeps to the clock on the wall when that is changed', async () => {
  const { at } = open([{ ...mia, summaries: 'weekly' }]);
  const dueAt = async (instant: string) => (await at(instant))[0]?.[3];
  expect([await dueAt('2026-10-19T08:00:00Z'), await dueAt('2026-10-26T08:00:00Z')]).toEqual([
    ...['2026-10-20T09:00:00.000Z', '2026-10-27T10:00:00.000Z'],
  ]);
});

it('plans for whoever is named by their account, and for nobody who is not known', async () => {
  const { at } = open(
    [{ ...mia, summaries: 'weekly' }],
    ['slack:acme:mia', 'nobody@example.org', 'slack:acme:no'],
  );
  expect((await at('2026-11-30T09:00:00Z')).map(([, id]) => id)).toEqual(['mia']);
});

it('plans nothing where nobody leads anybody', async () => {
  expect(await open([mia], []).at('2026-11-23T09:00:00Z')).toEqual([]);
});

it('plans the same again, which the outbox has once, and asks only every ten minutes', async () => {
  const { at, asked } = open([mia]);
  const start = Date.parse('2026-11-23T09:00:00Z');
  const later = (minutes: number) => at(new Date(start + minutes * minuteMs).toISOString());
  const first = await later(0);
  expect([await later(1), await later(9), asked()]).toEqual([[], [], 1]);
  expect([await later(10), asked()]).toEqual([first, 2]);
});

it('tries again at once what failed', async () => {
  const { at, fail } = open([mia]);
  fail(true);
  await expect(at('2026-11-23T09:00:00Z')).rejects.toThrow('the database is gone');
  fail(false);
  expect(await at('2026-11-23T09:01:00Z')).toHaveLength(1);
});
