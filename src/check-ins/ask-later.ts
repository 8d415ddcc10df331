import type { Reply } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import { appointmentOf, isRhythm, sayNext } from '../people/appointment.ts';
import type { Person } from '../people/person.ts';
import type { Outbox } from '../schedule/outbox.ts';
import { dayAt, sayDay, sayInstant } from '../schedule/read-day.ts';
import { appointmentIn } from '../schedule/rhythm.ts';
import { boundsOf, instantOn, type Week, weekAt } from '../schedule/weeks.ts';
import { addWorkingDays } from '../schedule/working-days.ts';
import { dayNames } from './compose-set-up.ts';
import { purposeFor } from './purpose.ts';
import { rhythmLabels } from './settings.ts';

interface Dependencies {
  readonly outbox: Pick<Outbox, 'planAgain' | 'reschedule'>;
  readonly now: () => number;
}

const hourMs = 60 * 60 * 1_000;

/** What is planned for this week follows what somebody wants. */
export function createAskLater({ outbox, now }: Dependencies) {
  return {
    /** This week's is sent once more, later, because they say so. */
    async later(person: Person, week: Week, when: 'today' | 'tomorrow'): Promise<Reply> {
      const { times } = person;
      const at = when === 'today' ? now() + laterMs(now(), person) : tomorrow(person, now());
      const { until: closesAt } = boundsOf(week, times.timeZone);
      if (at === undefined || at >= closesAt || appointmentOf(person) === undefined) {
        const next = sayNext(person, now());
        return inPlace(
          `That is after this week’s check-in.${next ? ` The next one comes on ${next}.` : ''} “Check-in” asks you at any time.`,
        );
      }
      await outbox.planAgain({ kind: 'check-in', personId: person.id, week, dueAt: at, closesAt });
      return inPlace(`All right, I’ll ask again on ${sayInstant(at, times.timeZone)}.`);
    },

    /** What is planned for this week follows what they chose since. */
    async follow(person: Person): Promise<void> {
      const appointment = appointmentOf(person);
      const week = weekAt(now(), person.times.timeZone);
      const at = appointment && appointmentIn(week, appointment);
      if (at !== undefined && at > now()) await outbox.reschedule('check-in', person.id, week, at);
    },

    why(person: Person): Reply {
      const { enrolment, enrolledAt, times } = person;
      const { day, time, timeZone } = times;
      const chosen = enrolledAt ? ` on ${sayDay(dayAt(enrolledAt, timeZone))}` : '';
      const because = isRhythm(enrolment)
        ? `You chose${chosen} to be asked ${rhythmLabels[enrolment]}, on ${dayNames[day - 1]} at ${time} (${timeZone}).`
        : 'You asked for it: I ask nothing by myself.';
      return inPlace(`${because} ${purposeFor(person)} It is voluntary: skip, pause or stop at any time.`);
    },
  };
}

function inPlace(text: string): Reply {
  return { ...say(text), inPlace: true };
}

/** Three hours, but not into the evening, and an hour at least. */
function laterMs(now: number, { times }: Person): number {
  const evening = instantOn(dayAt(now, times.timeZone), { ...times, time: '17:30' });
  return Math.max(hourMs, Math.min(3 * hourMs, evening - now));
}

function tomorrow({ times }: Person, now: number): number | undefined {
  const day = addWorkingDays(dayAt(now, times.timeZone), 1, times);
  return day === undefined ? undefined : instantOn(day, times);
}
