import { DateTime } from 'luxon';

/** The instant so many months before another, both in milliseconds since 1970. */
export function monthsBefore(at: number, months: number): number {
  return DateTime.fromMillis(at, { zone: 'UTC' }).minus({ months }).toMillis();
}
