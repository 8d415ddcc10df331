import { z } from 'zod';
import type { Account, Message, Press } from '../chat/incoming.ts';
import type { Reply } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import type { Framework, RoleLevel } from '../framework/model.ts';
import type { Person, PersonStore } from '../people/person.ts';
import { dayAt } from '../schedule/read-day.ts';
import type { Pressed } from './compose-check-in.ts';
import { createConduct } from './conduct.ts';
import type { ClaimedCheckIn } from './outbox.ts';
import { toRated } from './rated.ts';
import type { RatingStore } from './rating.ts';
import { type CheckInCommand, readCommand } from './read-command.ts';
import { createReadRatings } from './read-ratings.ts';
import type { Composed } from './send-check-ins.ts';
import { createSetUp, unknownRole } from './set-up.ts';
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
  const setUp = createSetUp(dependencies);

  const reply = async (command: CheckInCommand, from: Account): Promise<Reply | undefined> => {
    if (command.does === 'my-role') return setUp.role(command.roleLevel, from);
    const person = await people.byAccount(from);
    if (command.does === 'stop' && person) return setUp.enrolment('stopped', person);
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
        return setUp.enrolment('weekly', rated.person);
      case 'pause':
        return setUp.pause(command.until, rated.person);
      case 'stop':
        return setUp.enrolment('stopped', rated.person);
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
