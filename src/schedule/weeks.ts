import { LRUCache } from 'lru-cache';
import { DateTime, IANAZone } from 'luxon';
import { isWorkingDay, type Weekday, type WorkingPattern } from './working-days.ts';

const format = "kkkk-'W'WW";

/** An ISO week, such as `2026-W53`. */
export type Week = string;

/** When somebody wants to be asked: the wall clock where they are. */
export interface Times extends WorkingPattern {
  readonly day: Weekday;
  /** `10:00`. */
  readonly time: string;
  /** An IANA zone, such as `Europe/London`. */
  readonly timeZone: string;
}

export function isTimeZone(name: string): boolean {
  return IANAZone.isValidZone(name);
}

/** The week that it is at an instant, in milliseconds since 1970, for somebody in a time zone. */
export function weekAt(instant: number, timeZone: string): Week {
  return DateTime.fromMillis(instant, { zone: timeZone }).toFormat(format);
}

/** When a week begins and ends for somebody in a time zone, in milliseconds since 1970. */
export function boundsOf(week: Week, timeZone: string): { readonly from: number; readonly until: number } {
  const monday = DateTime.fromISO(`${week}-1`, { zone: timeZone }).startOf('day');
  return { from: monday.toMillis(), until: monday.plus({ weeks: 1 }).startOf('day').toMillis() };
}

// Most people have the same times as many others.
const known = new LRUCache<string, { readonly at: number | undefined }>({ max: 10_000 });

/**
 * When in a week somebody is asked, in milliseconds since 1970: on their day, or where they do not work then on the next
 * day of the week that they do, else on the last one before. Undefined where they do not work at all that week.
 */
export function instantIn(week: Week, times: Times): number | undefined {
  const key = JSON.stringify([week, times]);
  const there = known.get(key);
  if (there) return there.at;
  const { day } = times;
  const later = [1, 2, 3, 4, 5, 6, 7].filter((each) => each >= day);
  const earlier = [6, 5, 4, 3, 2, 1].filter((each) => each < day);
  const date = [...later, ...earlier]
    .map((each) => DateTime.fromISO(`${week}-${each}`, { zone: 'utc' }).toISODate() ?? '')
    .find((each) => isWorkingDay(each, times));
  const at = date === undefined ? undefined : instantOn(date, times);
  known.set(key, { at });
  return at;
}

/**
 * Their time on a day, in milliseconds since 1970. One that the clocks skip is the one an hour later, one that comes
 * twice is its first.
 */
export function instantOn(date: string, { time, timeZone }: Times): number {
  const [first] = DateTime.fromISO(`${date}T${time}`, { zone: timeZone }).getPossibleOffsets();
  return first?.toMillis() ?? 0;
}

export function weekAfter(week: Week, count: number): Week {
  return DateTime.fromISO(`${week}-1`, { zone: 'utc' }).plus({ weeks: count }).toFormat(format);
}

/** How many weeks one is after another; negative where it is before it. */
export function weeksBetween(from: Week, until: Week): number {
  const [start, end] = [from, until].map((week) => DateTime.fromISO(`${week}-1`, { zone: 'utc' }).toMillis());
  return ((end ?? 0) - (start ?? 0)) / (7 * 24 * 60 * 60 * 1_000);
}

export function isWeek(text: string): boolean {
  return /^\d{4}-W\d{2}$/.test(text) && DateTime.fromISO(`${text}-1`).isValid;
}
