import { expect, it } from 'vitest';
import { addWorkingDays, isWorkingDay, nations } from '../../src/schedule/working-days.ts';

const weekdays = [1, 2, 3, 4, 5] as const;

it.each([
  ['2026-11-27', [true, true, true]],
  ['2026-11-28', [false, false, false]],
  ['2026-12-25', [false, false, false]],
  ['2026-12-28', [false, false, false]],
  ['2026-04-06', [false, true, false]],
  ['2026-01-02', [true, false, true]],
  ['2026-03-17', [true, true, false]],
  ['2026-08-03', [true, false, true]],
  ['2026-08-31', [false, true, false]],
  ['2027-12-27', [false, false, false]],
  ['2027-12-28', [false, false, false]],
])('%s is a working day in England and Wales, Scotland, Northern Ireland: %j', (date, expected) => {
  expect(nations.map((nation) => isWorkingDay(date, { workingDays: weekdays, nation }))).toEqual(expected);
});

it('keeps no bank holidays where no nation is named', () => {
  expect(isWorkingDay('2026-12-25', { workingDays: weekdays })).toBe(true);
});

it('adds working days over weekends, bank holidays and days off', () => {
  const pattern = { workingDays: weekdays, nation: 'england-and-wales' } as const;
  expect(addWorkingDays('2026-11-27', 2, pattern)).toBe('2026-12-01');
  expect(addWorkingDays('2026-12-24', 2, pattern)).toBe('2026-12-30');
  expect(addWorkingDays('2026-11-24', 2, { workingDays: [2] })).toBe('2026-12-08');
  expect(addWorkingDays('2026-11-24', 2, { workingDays: [] })).toBeUndefined();
});
