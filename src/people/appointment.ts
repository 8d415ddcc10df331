import { sayInstant } from '../schedule/read-day.ts';
import { type Appointment, nextAppointment, type Rhythm } from '../schedule/rhythm.ts';
import type { Person } from './person.ts';

/** Those who are asked by themselves. */
export const rhythms = ['weekly', 'fortnightly', 'monthly'] as const satisfies readonly Rhythm[];

export function isRhythm(word: string | undefined): word is Rhythm {
  return (rhythms as readonly (string | undefined)[]).includes(word);
}

/** Undefined where they did not choose to be asked. */
export function appointmentOf({
  times,
  enrolment,
  enrolledAt = 0,
  pausedUntil,
}: Person): Appointment | undefined {
  if (!isRhythm(enrolment)) return undefined;
  return { times, rhythm: enrolment, since: enrolledAt, ...(pausedUntil ? { pausedUntil } : {}) };
}

/** When they are asked next, in their own time; undefined where they are not. */
export function sayNext(person: Person, now: number): string | undefined {
  const appointment = appointmentOf(person);
  const next = appointment && nextAppointment(now, appointment);
  return next && sayInstant(next.at, person.times.timeZone);
}
