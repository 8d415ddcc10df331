import type { Reply } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import { isRhythm, sayNext } from '../people/appointment.ts';
import type { Person, PersonStore } from '../people/person.ts';
import { readDay, sayDay } from '../schedule/read-day.ts';
import type { Rhythm } from '../schedule/rhythm.ts';
import { dayNames } from './compose-set-up.ts';
import { purposeFor } from './purpose.ts';
import { rhythmLabels, untilTheySay } from './settings.ts';

interface Dependencies {
  readonly people: Pick<PersonStore, 'change'>;
  readonly now: () => number;
}

/** Whether and how often somebody is asked by themselves. */
export function createChooseTimes({ people, now }: Dependencies) {
  const inPlace = (text: string): Reply => ({ ...say(text), inPlace: true });
  const change = async ({ id }: Person, changes: (person: Person) => Person): Promise<Person> => {
    const changed = await people.change(id, changes);
    if (!changed) throw new Error('a person was deleted while they changed their settings');
    return changed;
  };

  return {
    async enrol(person: Person, rhythm: Rhythm): Promise<Reply> {
      const enrolled = await change(person, ({ pausedUntil: _, pausedSince: __, setUp: ___, ...one }) => ({
        ...one,
        enrolment: rhythm,
        enrolledAt: isRhythm(one.enrolment) ? (one.enrolledAt ?? now()) : now(),
      }));
      const { day, time, timeZone } = enrolled.times;
      const next = sayNext(enrolled, now());
      return inPlace(
        `I’ll ask you about two skills at most, ${rhythmLabels[rhythm]}, on ${dayNames[day - 1]} at ${time} (${timeZone})${next ? `; the next time on ${next}` : ''}. It is voluntary and takes about a minute. ${purposeFor(enrolled)} “Stop my check-ins” ends it.`,
      );
    },

    async stop(person: Person): Promise<Reply> {
      await change(person, ({ pausedUntil: _, pausedSince: __, ...one }) => ({
        ...one,
        enrolment: 'stopped',
      }));
      return inPlace(
        'Stopped: I ask nothing more by myself. “Ask me every week” starts it again; what you have said is kept.',
      );
    },

    /** `until` in the person's own words; none: until they say so. */
    async pause(person: Person, until: string | undefined): Promise<Reply> {
      const day = until === undefined ? untilTheySay : readDay(until, now(), person.times.timeZone);
      if (day === undefined) {
        const said = (until ?? '').trim();
        return composeAway(
          `I don’t know “${said}” as a day to come. Say it like “3 January” or “next Monday”.`,
        );
      }
      await change(person, (one) => ({ ...one, pausedUntil: day, pausedSince: now() }));
      const when = until === undefined ? 'until you say “resume my check-ins”' : `before ${sayDay(day)}`;
      return {
        ...inPlace(`Paused: I ask nothing by myself ${when}.`),
        suggestions: [{ label: 'Resume', action: 'resume', value: 'now' }],
      };
    },

    async resume(person: Person): Promise<Reply> {
      const resumed = await change(person, ({ pausedUntil: _, pausedSince: __, ...one }) => one);
      const next = sayNext(resumed, now());
      return inPlace(
        next
          ? `Welcome back: the next check-in comes on ${next}.`
          : 'Nothing is paused. “Ask me every week” starts it.',
      );
    },

    askUntil: (): Reply => composeAway(''),
  };
}

function composeAway(before: string): Reply {
  return {
    ...say(before === '' ? 'Until when are you away? I ask nothing by myself before that day.' : before),
    form: {
      title: 'Away until',
      inputs: [
        {
          ...{ type: 'text', name: 'until', label: 'Until', hint: 'For example: next Monday, 3 January' },
          ...{ value: '', isLong: false, most: 100 },
        },
      ],
      submit: { label: 'Save', action: 'save-away', value: 'now' },
      open: { label: 'Away until…', action: 'away', value: 'now' },
    },
    inPlace: true,
  };
}
