import { z } from 'zod';
import type { Account, Message, Press } from '../chat/incoming.ts';
import type { Reply } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import type { Framework, RoleLevel } from '../framework/model.ts';
import type { Person, PersonStore } from '../people/person.ts';
import { usualTimes } from '../people/usual-times.ts';
import { dayAt, readDay, sayDay } from '../schedule/read-day.ts';
import type { Pressed } from './compose-check-in.ts';
import { createConduct } from './conduct.ts';
import type { ClaimedCheckIn } from './outbox.ts';
import { toRated } from './rated.ts';
import type { RatingStore } from './rating.ts';
import { type CheckInCommand, readCommand } from './read-command.ts';
import { createReadRatings } from './read-ratings.ts';
import type { Composed } from './send-check-ins.ts';
import { createTellSkills } from './tell-skills.ts';

interface Dependencies {
  readonly framework: Framework;
  readonly people: PersonStore;
  readonly ratings: RatingStore;
  /** The one after it on the career ladder. */
  readonly nextRoleLevel: (roleLevel: RoleLevel) => RoleLevel | undefined;
  readonly newId: () => string;
  readonly now: () => number;
}

const betweenUs =
  'Your skills are between you and me. Write to me in a chat of our own, and I’ll ask or show them there.';
const unknownRole =
  'To ask about your skills I need your role level. Say it as the documents call it, for example: “my role is IT service manager”.';
const nothingDue = 'Nothing is due this week. “My skills” shows what you have said.';

const pressed = z.object({
  week: z.string().regex(/^\d{4}-W\d{2}$/),
  skill: z.string(),
  next: z.array(z.string()).max(2),
  value: z.string().optional(),
  answered: z.enum(['rated', 'same']).optional(),
});

export type CheckIns = ReturnType<typeof createCheckIns>;

/** Asks people about their skills, keeps what they say, and shows it to them; in private only. */
export function createCheckIns(dependencies: Dependencies) {
  const { people, framework, ratings, nextRoleLevel, now } = dependencies;
  const read = createReadRatings(ratings);
  const conduct = createConduct({ framework, read, ratings, now });
  const tell = createTellSkills(read);

  const reply = async (command: CheckInCommand, from: Account): Promise<Reply | undefined> => {
    if (command.does === 'my-role') return setRole(command.roleLevel, from, dependencies);
    const person = await people.byAccount(from);
    if (command.does === 'stop' && person) return setEnrolment('stopped', person, dependencies);
    const rated = person && toRated(person, framework);
    // Without one of their own, "next role" goes on from the role that was talked about.
    if (!rated) return command.does === 'next-role' ? undefined : say(unknownRole);
    switch (command.does) {
      case 'check-in':
        return (await conduct.begin(rated)) ?? say(nothingDue);
      case 'my-skills':
        return tell.all(rated);
      case 'next-role':
        return tell.next(rated, nextRoleLevel(rated.roleLevel));
      case 'history':
        return tell.one(rated, command.skill);
      case 'enrol':
        return setEnrolment('weekly', rated.person, dependencies);
      case 'pause':
        return pause(command.until, rated.person, dependencies);
      case 'stop':
        return setEnrolment('stopped', rated.person, dependencies);
    }
  };
  const inPrivate = async (press: Press, command: CheckInCommand): Promise<Reply> =>
    press.audience === 'private' ? ((await reply(command, press.from)) ?? say(unknownRole)) : say(betweenUs);

  return {
    /** This week's check-in for somebody who chose to be asked. */
    async compose({ personId }: Pick<ClaimedCheckIn, 'personId'>): Promise<Composed> {
      const person = await people.byId(personId);
      if (!person?.account) return { unreachable: 'nobody knows where to write to them' };
      const rated = toRated(person, framework);
      if (!rated || person.enrolment !== 'weekly' || isPaused(person, now())) return { nothing: true };
      const question = await conduct.begin(rated);
      return question ? { to: person.account, reply: question } : { nothing: true };
    },
    /** Undefined where it is about something else. */
    async replyToMessage({ text, from, audience, isUnprompted }: Message): Promise<Reply | undefined> {
      const command = isUnprompted ? undefined : readCommand(text);
      if (!command) return undefined;
      return audience === 'private' ? reply(command, from) : say(betweenUs);
    },
    replyToPress: {
      'check-in': async (press: Press) => inPrivate(press, { does: 'check-in' }),
      'my-skills': async (press: Press) => inPrivate(press, { does: 'my-skills' }),
      enrol: async (press: Press) => inPrivate(press, { does: 'enrol' }),
      async rate(press: Press): Promise<Reply> {
        const person = press.audience === 'private' ? await people.byAccount(press.from) : undefined;
        const rated = person && toRated(person, framework);
        const given = pressed.safeParse(parse(press.value));
        if (!rated || !given.success) return say(press.audience === 'private' ? unknownRole : betweenUs);
        return conduct.goOn(rated, given.data as Pressed, press.id);
      },
    },
  };
}

async function setRole(
  wanted: string,
  account: Account,
  { framework, people, newId }: Dependencies,
): Promise<Reply> {
  const found = framework.roleLevels.filter(
    ({ name, role }) => name.toLowerCase() === wanted || `${role.name}: ${name}`.toLowerCase() === wanted,
  );
  const [roleLevel] = found;
  if (!roleLevel) return say(`The documents have no role level “${wanted}”. ${unknownRole}`);
  if (found.length > 1)
    return say(
      `Several roles have that role level. Say which: ${found.map(({ role, name }) => `“my role is ${role.name}: ${name}”`).join(' or ')}.`,
    );
  const known = await people.byAccount(account);
  const person = known ?? { id: newId(), name: '', account, times: usualTimes };
  await people.save([{ ...person, role: roleLevel.role.name, roleLevel: roleLevel.name }]);
  return {
    ...say(
      `Your role level is ${roleLevel.name}. Only you see what you say of your skills, and you can stop at any time.`,
    ),
    suggestions: [
      { label: 'Check in now', action: 'check-in', value: 'now' },
      { label: 'Ask me every week', action: 'enrol', value: 'now' },
    ],
  };
}

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

async function setEnrolment(
  enrolment: 'weekly' | 'stopped',
  person: Person,
  { people, now }: Dependencies,
): Promise<Reply> {
  const enrolledAt = enrolment === 'weekly' ? { enrolledAt: now() } : {};
  const { pausedUntil: _, ...unpaused } = person;
  await people.save([{ ...unpaused, enrolment, ...enrolledAt }]);
  if (enrolment === 'stopped')
    return say(
      'Stopped: I ask nothing more by myself. “Ask me every week” starts it again; what you have said is kept.',
    );
  const { day, time, timeZone } = person.times;
  return say(
    `I’ll ask you about two skills at most, every ${dayNames[day - 1]} at ${time} (${timeZone}). It is voluntary and takes about a minute; only you see what you answer. “Stop my check-ins” ends it.`,
  );
}

async function pause(until: string, person: Person, { people, now }: Dependencies): Promise<Reply> {
  const pausedUntil = readDay(until, now(), person.times.timeZone);
  if (pausedUntil === undefined)
    return say(`I don’t know “${until}” as a day to come. Say it like “3 January” or “next Monday”.`);
  await people.save([{ ...person, pausedUntil }]);
  return say(
    `Paused: I ask nothing by myself before ${sayDay(pausedUntil)}. “Ask me every week” starts it again now.`,
  );
}

function isPaused({ pausedUntil = '', times }: Person, now: number): boolean {
  return dayAt(now, times.timeZone) < pausedUntil;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
