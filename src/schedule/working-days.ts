import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import { DateTime } from 'luxon';

/** Whose bank holidays are free days. */
export const nations = ['england-and-wales', 'scotland', 'northern-ireland'] as const;
export type Nation = (typeof nations)[number];

const regions: Readonly<Record<Nation, string>> = {
  'england-and-wales': 'ENG',
  scotland: 'SCT',
  'northern-ireland': 'NIR',
};

/** Days of the week as ISO numbers them: 1 is Monday, 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface WorkingPattern {
  readonly workingDays: readonly Weekday[];
  /** Undefined where no bank holidays are kept. */
  readonly nation?: Nation;
}

/** Whether somebody with this pattern works on a day, given as `2026-11-30`. */
export function isWorkingDay(date: string, { workingDays, nation }: WorkingPattern): boolean {
  const day = DateTime.fromISO(date, { zone: 'utc' });
  if (!workingDays.includes(day.weekday as Weekday)) return false;
  return nation === undefined || !bankHolidays(nation, day.year).has(date);
}

/** The day that comes so many working days after another; undefined for somebody who never works. */
export function addWorkingDays(date: string, count: number, pattern: WorkingPattern): string | undefined {
  let day = DateTime.fromISO(date, { zone: 'utc' });
  let left = count;
  // No pattern is free for longer than this.
  for (let looked = 0; looked < 60; looked++) {
    day = day.plus({ days: 1 });
    if (isWorkingDay(day.toISODate() ?? '', pattern)) left -= 1;
    if (left === 0) return day.toISODate() ?? undefined;
  }
  return undefined;
}

const require = createRequire(import.meta.url);

/** Every country's rules, 20 MB of them: read as soon as somebody keeps bank holidays. */
function openHolidays(nation: Nation): Holidays {
  const Kept: typeof Holidays = require('date-holidays');
  return new Kept('GB', regions[nation]);
}

const known = new Map<string, ReadonlySet<string>>();

function bankHolidays(nation: Nation, year: number): ReadonlySet<string> {
  const key = `${nation} ${year}`;
  const there = known.get(key);
  if (there) return there;
  const days = openHolidays(nation)
    .getHolidays(year)
    .filter(({ type }) => type === 'public');
  const dates = new Set(days.map(({ date }) => date.slice(0, '2026-11-30'.length)));
  known.set(key, dates);
  return dates;
}
