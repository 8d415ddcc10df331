import { dayAt } from './read-day.ts';
import { boundsOf, instantIn, type Times, type Week, weekAfter, weekAt, weeksBetween } from './weeks.ts';

/** How often somebody is asked. Monthly is every four weeks, so that it stays on their day. */
export type Rhythm = 'weekly' | 'fortnightly' | 'monthly';

const weeksOf: Readonly<Record<Rhythm, number>> = { weekly: 1, fortnightly: 2, monthly: 4 };
/** Nobody is free, or waits, for longer. */
const mostWeeks = 60;

export interface Appointment {
  readonly times: Times;
  readonly rhythm: Rhythm;
  /** Since when, in milliseconds since 1970: the first time is the next one after it. */
  readonly since: number;
  /** The first day on which they are asked again, such as `2027-01-03`. */
  readonly pausedUntil?: string;
}

/** When somebody is asked in a week, in milliseconds since 1970; undefined where they are not. */
export function appointmentIn(week: Week, appointment: Appointment): number | undefined {
  const { times, rhythm, since, pausedUntil = '' } = appointment;
  const at = instantIn(week, times);
  // Whoever has just chosen to be asked is asked at the time that they were told.
  if (at === undefined || at < since || dayAt(at, times.timeZone) < pausedUntil) return undefined;
  return weeksBetween(firstWeek(times, since), week) % weeksOf[rhythm] === 0 ? at : undefined;
}

/** The first one after an instant; undefined where there is none within a year. */
export function nextAppointment(
  after: number,
  appointment: Appointment,
): { readonly week: Week; readonly at: number } | undefined {
  const from = weekAt(after, appointment.times.timeZone);
  for (let count = 0; count < mostWeeks; count++) {
    const week = weekAfter(from, count);
    const at = appointmentIn(week, appointment);
    if (at !== undefined && at > after) return { week, at };
  }
  return undefined;
}

/** The week of the first time after they chose to be asked, from which every second or fourth one is counted. */
function firstWeek(times: Times, since: number): Week {
  const week = weekAt(since, times.timeZone);
  const at = instantIn(week, times);
  return at !== undefined && at < since ? weekAfter(week, 1) : week;
}

/** When the check-in of a week closes, because the next one opens; undefined where there is none within a year. */
export function closesAt(week: Week, appointment: Appointment): number | undefined {
  const { until } = boundsOf(week, appointment.times.timeZone);
  return nextAppointment(until - 1, appointment)?.at;
}
