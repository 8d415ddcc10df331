import { expect, it } from 'vitest';
import { graceEnded, whatIsDue } from '../../src/retention/what-is-due.ts';

const settings = { ratingsMonths: 24, notesMonths: 12, recordsMonths: 6, leaversDays: 30 };
const at = (instant: string) => Date.parse(instant);

it('is each kind from its own day on', () => {
  const due = whatIsDue(settings, at('2026-11-29T03:00:00Z'));
  expect(due.map(({ kind, before }) => [kind, new Date(before).toISOString().slice(0, 10)])).toEqual([
    ['notes', '2025-11-29'],
    ['ratings', '2024-11-29'],
    ['practice', '2024-11-29'],
    ['deliveries', '2026-05-29'],
    ['feedback', '2026-05-29'],
    ['looks', '2026-05-29'],
    ['addresses', '2026-05-29'],
    ['names in summaries', '2024-11-29'],
    ['summary releases', '2024-11-29'],
    ['summaries', '2024-11-29'],
  ]);
});

it.each([
  ['2027-03-31T12:00:00Z', 1, '2027-02-28T12:00:00.000Z'],
  ['2028-02-29T12:00:00Z', 12, '2027-02-28T12:00:00.000Z'],
  ['2027-01-15T00:00:00Z', 2, '2026-11-15T00:00:00.000Z'],
])('counts the months of the calendar: before %s, %i of them, is %s', (now, notesMonths, expected) => {
  const [notes] = whatIsDue({ ...settings, notesMonths }, at(now));
  expect(new Date(notes?.before ?? 0).toISOString()).toBe(expected);
});

it('deletes what a manager was shown after the ratings that it was made of', () => {
  const kinds = whatIsDue(settings, 0).map(({ kind }) => kind);
  expect(kinds.indexOf('ratings')).toBeLessThan(kinds.indexOf('summary releases'));
  expect(kinds.indexOf('names in summaries')).toBeLessThan(kinds.indexOf('summaries'));
});

it('gives those who left so many days', () => {
  expect(new Date(graceEnded(settings, at('2026-11-30T10:00:00Z'))).toISOString()).toBe(
    '2026-10-31T10:00:00.000Z',
  );
});
