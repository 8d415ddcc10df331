import { expect, it } from 'vitest';
import { dayAt, readDay, sayDay } from '../../src/schedule/read-day.ts';

const saturday = Date.parse('2026-11-28T16:00:00Z');

it.each([
  ['January', '2027-01-01'],
  ['3 January', '2027-01-03'],
  ['next Monday', '2026-11-30'],
  ['monday', '2026-11-30'],
  ['04/01/2027', '2027-01-04'],
  ['2027-01-04', '2027-01-04'],
  ['tomorrow', '2026-11-29'],
  ['two weeks', '2026-12-12'],
  ['the end of december', '2026-12-31'],
  ['2020-01-01', undefined],
  ['today', undefined],
  ['the cows come home', undefined],
  ['', undefined],
])('reads “until %s” as %s', (text, expected) => {
  expect(readDay(text, saturday, 'Europe/London')).toBe(expected);
});

it('goes by the day where somebody is', () => {
  const lateEvening = Date.parse('2026-11-28T23:30:00Z');
  expect(readDay('tomorrow', lateEvening, 'Europe/London')).toBe('2026-11-29');
  expect(readDay('tomorrow', lateEvening, 'Pacific/Auckland')).toBe('2026-11-30');
  expect(dayAt(lateEvening, 'Pacific/Auckland')).toBe('2026-11-29');
});

it('says a day in words', () => {
  expect(sayDay('2027-01-01')).toBe('Friday 1 January 2027');
});
