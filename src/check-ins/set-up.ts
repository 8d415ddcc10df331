import type { Account } from '../chat/incoming.ts';
import type { Reply } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import { roleLevelsCalled } from '../framework/lookups.ts';
import type { Framework } from '../framework/model.ts';
import type { Person, PersonStore } from '../people/person.ts';
import { usualTimes } from '../people/usual-times.ts';
import { readDay, sayDay } from '../schedule/read-day.ts';

interface Dependencies {
  readonly framework: Framework;
  readonly people: Pick<PersonStore, 'byAccount' | 'save'>;
  readonly newId: () => string;
  readonly now: () => number;
}

export const unknownRole =
  'To ask about your skills I need your role level. Say it as the documents call it, for example: “my role is IT service manager”.';
const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const whatNow = [
  { label: 'Check in now', action: 'check-in', value: 'now' },
  { label: 'Ask me every week', action: 'enrol', value: 'now' },
];

/** What somebody chooses: their role level, and whether and when they are asked. */
export function createSetUp({ framework, people, newId, now }: Dependencies) {
  return {
    async role(wanted: string, account: Account): Promise<Reply> {
      const [roleLevel, ...others] = roleLevelsCalled(framework, wanted);
      if (!roleLevel) return say(`The documents have no role level “${wanted}”. ${unknownRole}`);
      if (others.length > 0) {
        const choices = [roleLevel, ...others].map(({ role, name }) => `“my role is ${role.name}: ${name}”`);
        return say(`Several roles have that role level. Say which: ${choices.join(' or ')}.`);
      }
      const known = await people.byAccount(account);
      const person = known ?? { id: newId(), name: '', account, times: usualTimes };
      await people.save([{ ...person, role: roleLevel.role.name, roleLevel: roleLevel.name }]);
      const text = `Your role level is ${roleLevel.name}. Only you see what you say of your skills, and you can stop at any time.`;
      return { ...say(text), suggestions: whatNow };
    },

    async enrolment(enrolment: 'weekly' | 'stopped', person: Person): Promise<Reply> {
      const enrolledAt = enrolment === 'weekly' ? { enrolledAt: now() } : {};
      const { pausedUntil: _, ...unpaused } = person;
      await people.save([{ ...unpaused, enrolment, ...enrolledAt }]);
      const { day, time, timeZone } = person.times;
      return say(
        enrolment === 'stopped'
          ? 'Stopped: I ask nothing more by myself. “Ask me every week” starts it again; what you have said is kept.'
          : `I’ll ask you about two skills at most, every ${dayNames[day - 1]} at ${time} (${timeZone}). It is voluntary and takes about a minute; only you see what you answer. “Stop my check-ins” ends it.`,
      );
    },

    /** `until` in the person's own words. */
    async pause(until: string, person: Person): Promise<Reply> {
      const pausedUntil = readDay(until, now(), person.times.timeZone);
      if (pausedUntil === undefined)
        return say(`I don’t know “${until}” as a day to come. Say it like “3 January” or “next Monday”.`);
      await people.save([{ ...person, pausedUntil }]);
      return say(
        `Paused: I ask nothing by myself before ${sayDay(pausedUntil)}. “Ask me every week” starts it again now.`,
      );
    },
  };
}
