import * as en from 'chrono-node/en';
import { DateTime } from 'luxon';

/**
 * The coming day that somebody means by "January", "next Monday" or "3/1/2027", as `2027-01-03`; undefined where they
 * mean none, or one that is past.
 */
export function readDay(text: string, now: number, timeZone: string): string | undefined {
  const here = DateTime.fromMillis(now, { zone: timeZone });
  const reference = { instant: here.toJSDate(), timezone: here.offset };
  const [found] = en.GB.parse(text, reference, { forwardDate: true });
  if (!found) return undefined;
  const part = (name: 'year' | 'month' | 'day') => found.start.get(name) ?? 1;
  const day = DateTime.fromObject(
    { year: part('year'), month: part('month'), day: part('day') },
    { zone: timeZone },
  );
  return day > here.startOf('day') ? (day.toISODate() ?? undefined) : undefined;
}

/** "Friday 1 January 2027". */
export function sayDay(date: string): string {
  return DateTime.fromISO(date, { zone: 'utc' }).setLocale('en-GB').toFormat('cccc d LLLL yyyy');
}

/** The day that it is at an instant, in milliseconds since 1970, for somebody in a time zone. */
export function dayAt(instant: number, timeZone: string): string {
  return DateTime.fromMillis(instant, { zone: timeZone }).toISODate() ?? '';
}

/** "Tuesday 1 December at 10:00", as the clock says where somebody is. */
export function sayInstant(instant: number, timeZone: string): string {
  return DateTime.fromMillis(instant, { zone: timeZone })
    .setLocale('en-GB')
    .toFormat("cccc d LLLL 'at' HH:mm");
}
