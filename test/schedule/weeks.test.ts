import { expect, it } from 'vitest';
import { boundsOf, instantIn, isTimeZone, type Times, weekAt } from '../../src/schedule/weeks.ts';

const times: Times = {
  ...{ day: 2, time: '10:00', timeZone: 'Europe/London' },
  workingDays: [1, 2, 3, 4, 5],
};
const instant = (week: string, more: Partial<Times> = {}) => {
  const at = instantIn(week, { ...times, ...more });
  return at === undefined ? undefined : new Date(at).toISOString();
};

it.each([
  ['an ordinary week', '2026-W48', {}, '2026-11-24T10:00:00.000Z'],
  ['summer time', '2026-W30', {}, '2026-07-21T09:00:00.000Z'],
  ['another zone', '2026-W30', { timeZone: 'America/New_York' }, '2026-07-21T14:00:00.000Z'],
  ['a half-hour zone', '2026-W30', { timeZone: 'Asia/Kolkata' }, '2026-07-21T04:30:00.000Z'],
  ['week 53', '2026-W53', {}, '2026-12-29T10:00:00.000Z'],
  [
    'the first week of a year, which begins in the one before',
    '2026-W01',
    { day: 1 },
    '2025-12-29T10:00:00.000Z',
  ],
  ['a leap day', '2028-W09', {}, '2028-02-29T10:00:00.000Z'],
] as const)('is the wall-clock time in %s', (_, week, more, expected) => {
  expect(instant(week, more)).toBe(expected);
});

it('moves a time that the clocks skip by the hour that is skipped', () => {
  const spring = { day: 7, time: '01:30', workingDays: [7] } as const;
  expect(instant('2026-W13', spring)).toBe('2026-03-29T01:30:00.000Z');
  expect(instant('2026-W10', { ...spring, time: '02:30', timeZone: 'America/New_York' })).toBe(
    '2026-03-08T07:30:00.000Z',
  );
});

it('takes the first of a time that comes twice', () => {
  const autumn = { day: 7, time: '01:30', workingDays: [7] } as const;
  expect(instant('2026-W43', autumn)).toBe('2026-10-25T00:30:00.000Z');
});

it.each([
  ['their day where they work', {}, '2026-W19', '2026-05-05'],
  [
    'the next working day after a bank holiday',
    { day: 1, nation: 'england-and-wales' },
    '2026-W19',
    '2026-05-05',
  ],
  ['their day, a bank holiday elsewhere', { day: 1, nation: 'scotland' }, '2026-W36', '2026-08-31'],
  ['the next one where it is theirs', { day: 1, nation: 'northern-ireland' }, '2026-W36', '2026-09-01'],
  [
    'the Battle of the Boyne, in Northern Ireland',
    { day: 1, nation: 'northern-ireland' },
    '2026-W29',
    '2026-07-14',
  ],
  ['St Andrew’s Day, in Scotland', { day: 1, nation: 'scotland' }, '2026-W49', '2026-12-01'],
  [
    'the last working day before, where there is none after',
    { day: 5, workingDays: [1, 2] },
    '2026-W48',
    '2026-11-24',
  ],
  ['a part-time pattern', { day: 2, workingDays: [1, 4] }, '2026-W48', '2026-11-26'],
] as const)('chooses %s', (_, more, week, date) => {
  expect(instant(week, more)?.slice(0, 10)).toBe(date);
});

it('has no time in a week that somebody does not work in', () => {
  expect(instant('2026-W48', { workingDays: [] })).toBeUndefined();
  // Good Friday and nothing else.
  expect(instant('2026-W14', { workingDays: [5], nation: 'england-and-wales' })).toBeUndefined();
});

it.each([
  ['2026-11-28T16:00:00Z', 'Europe/London', '2026-W48'],
  ['2026-11-29T23:30:00Z', 'Europe/London', '2026-W48'],
  ['2026-11-29T23:30:00Z', 'Pacific/Auckland', '2026-W49'],
  ['2027-01-03T12:00:00Z', 'Europe/London', '2026-W53'],
  ['2027-01-04T00:00:00Z', 'Europe/London', '2027-W01'],
  ['2025-12-29T00:00:00Z', 'Europe/London', '2026-W01'],
])('%s in %s is in %s', (at, timeZone, week) => {
  expect(weekAt(Date.parse(at), timeZone)).toBe(week);
});

it('begins and ends a week at midnight where somebody is, also where the clocks change', () => {
  const { from, until } = boundsOf('2026-W43', 'Europe/London');
  expect([from, until].map((at) => new Date(at).toISOString())).toEqual([
    '2026-10-18T23:00:00.000Z',
    '2026-10-26T00:00:00.000Z',
  ]);
  expect(weekAt(from, 'Europe/London')).toBe('2026-W43');
  expect(weekAt(until, 'Europe/London')).toBe('2026-W44');
});

it('knows a time zone', () => {
  expect(['Europe/London', 'Asia/Kolkata', 'Mars/Base', 'GMT+25', ''].map(isTimeZone)).toEqual([
    ...[true, true, false, false, false],
  ]);
});
