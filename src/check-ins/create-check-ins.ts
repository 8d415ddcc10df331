import { z } from 'zod';
import type { Account, Message, Press } from '../chat/incoming.ts';
import type { Reply } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import type { Framework, RoleLevel, Skill } from '../framework/model.ts';
import type { Person, PersonStore } from '../people/person.ts';
import { usualTimes } from '../people/usual-times.ts';
import { weekAt } from '../schedule/weeks.ts';
import { chooseQuestions } from './choose-skills.ts';
import { composeEnd, composeQuestion, composeSkills, type Pressed, saySaved } from './compose-check-in.ts';
import type { ClaimedCheckIn } from './outbox.ts';
import type { RatingStore } from './rating.ts';
import { type CheckInCommand, readCommand } from './read-command.ts';
import { createReadRatings, standing } from './read-ratings.ts';
import type { Composed } from './send-check-ins.ts';
import { choicesFor, wordsFor } from './words.ts';

interface Dependencies {
  readonly framework: Framework;
  readonly people: PersonStore;
  readonly ratings: RatingStore;
  readonly newId: () => string;
  readonly now: () => number;
}

const betweenUs =
  'Your skills are between you and me. Write to me in a chat of our own, and I’ll ask or show them there.';
const unknownRole =
  'To ask about your skills I need your role level. Say it as the documents call it, for example: “my role is IT service manager”.';
const nothingDue = 'Nothing is due this week. “My skills” shows what you have said.';
const gone = 'The documents do not ask for that skill any more. Say “check-in” for what they ask now.';

const pressed = z.object({
  week: z.string().regex(/^\d{4}-W\d{2}$/),
  skill: z.string(),
  next: z.array(z.string()).max(2),
  value: z.string().optional(),
  answered: z.enum(['rated', 'same']).optional(),
});

/** Somebody with a role level, as they stand in the documents now. */
interface Rated {
  readonly person: Person;
  readonly roleLevel: RoleLevel;
}

export type CheckIns = ReturnType<typeof createCheckIns>;

/** Asks people about their skills, keeps what they say, and shows it to them; in private only. */
export function createCheckIns(dependencies: Dependencies) {
  const { people } = dependencies;
  const find = createFindRated(dependencies);
  const conversations = createConversations(dependencies);

  const reply = async (command: CheckInCommand, from: Account): Promise<Reply> => {
    if (command.does === 'my-role') return setRole(command.roleLevel, from, dependencies);
    const rated = await find(from);
    if (!rated) return say(unknownRole);
    switch (command.does) {
      case 'check-in':
        return (await conversations.begin(rated)) ?? say(nothingDue);
      case 'my-skills':
        return conversations.show(rated);
      case 'enrol':
      case 'stop':
        return setEnrolment(command.does === 'enrol' ? 'weekly' : 'stopped', rated, dependencies);
    }
  };
  const inPrivate = (press: Press, command: CheckInCommand): Promise<Reply> | Reply =>
    press.audience === 'private' ? reply(command, press.from) : say(betweenUs);

  return {
    /** This week's check-in for somebody who chose to be asked. */
    async compose({ personId }: Pick<ClaimedCheckIn, 'personId'>): Promise<Composed> {
      const person = await people.byId(personId);
      if (!person?.account) return { unreachable: 'nobody knows where to write to them' };
      const rated = await find(person.account);
      if (!rated || person.enrolment !== 'weekly') return { nothing: true };
      const question = await conversations.begin(rated);
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
        const rated = press.audience === 'private' ? await find(press.from) : undefined;
        const given = pressed.safeParse(parse(press.value));
        if (!rated || !given.success) return say(press.audience === 'private' ? unknownRole : betweenUs);
        return conversations.goOn(rated, given.data as Pressed, press.id);
      },
    },
  };
}

function createConversations({ framework, ratings, now }: Dependencies) {
  const read = createReadRatings(ratings);
  const skillNamed = (roleLevel: RoleLevel, name: string): Skill | undefined =>
    roleLevel.expectations.find(({ skill }) => skill.name === name)?.skill;

  /** The first of the skills that are left, or the end. */
  const ask = async ({ person, roleLevel }: Rated, week: string, left: readonly string[], before: string) => {
    const [name, ...next] = left;
    const skill = name === undefined ? undefined : skillNamed(roleLevel, name);
    if (!skill) return composeEnd(before);
    const said = standing(await read(person.id, person.id)).filter((rating) => rating.skill === skill.name);
    return composeQuestion({ roleLevel, skill, week, next, last: said.at(-1), before });
  };

  return {
    /** Undefined where nothing is due. */
    async begin(rated: Rated): Promise<Reply | undefined> {
      const { person, roleLevel } = rated;
      const said = standing(await read(person.id, person.id));
      const questions = chooseQuestions({
        wanted: roleLevel.expectations.map(({ skill }) => skill.name),
        lastRated: new Map(said.map(({ skill, at }) => [skill, at.toISOString().slice(0, 10)])),
        notApplicable: new Set(
          said.filter(({ value }) => value === 'does-not-apply').map(({ skill }) => skill),
        ),
        workingOn: undefined,
        today: new Date(now()).toISOString().slice(0, 10),
      });
      if (questions.length === 0) return undefined;
      const week = weekAt(now(), person.times.timeZone);
      return ask(
        rated,
        week,
        questions.map(({ skill }) => skill),
        '',
      );
    },

    async goOn(
      rated: Rated,
      { week, skill: name, next, value, answered = 'rated' }: Pressed,
      pressId: string,
    ) {
      const { person, roleLevel } = rated;
      if (value === undefined) return ask(rated, week, next, `Skipped: ${name}.`);
      const skill = skillNamed(roleLevel, name);
      const choice = skill && choicesFor(skill).find((one) => one.value === value);
      if (!skill || !choice) return say(gone);
      const words = choice.words.length > 0 ? choice.words : wordsFor(roleLevel, skill);
      const stands = await ratings.save({
        ...{ personId: person.id, pressId, week, skill: name, value: choice.value, answered },
        ...{ role: roleLevel.role.name, roleLevel: roleLevel.name, frameworkVersion: framework.version },
        ...{
          words: words.join('\n'),
          isLate: week < weekAt(now(), person.times.timeZone),
          at: new Date(now()),
        },
      });
      return ask(rated, week, next, saySaved(stands, roleLevel, skill));
    },

    async show({ person, roleLevel }: Rated): Promise<Reply> {
      return composeSkills(roleLevel, standing(await read(person.id, person.id)));
    },
  };
}

function createFindRated({ framework, people }: Dependencies) {
  return async (account: Account): Promise<Rated | undefined> => {
    const person = await people.byAccount(account);
    const roleLevel = framework.roleLevels.find(
      ({ name, role }) => name === person?.roleLevel && role.name === person.role,
    );
    return person && roleLevel ? { person, roleLevel } : undefined;
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
  { person }: Rated,
  { people, now }: Dependencies,
): Promise<Reply> {
  const enrolledAt = enrolment === 'weekly' ? { enrolledAt: now() } : {};
  await people.save([{ ...person, enrolment, ...enrolledAt }]);
  if (enrolment === 'stopped')
    return say(
      'Stopped: I ask nothing more by myself. “Ask me every week” starts it again; what you have said is kept.',
    );
  const { day, time, timeZone } = person.times;
  return say(
    `I’ll ask you about two skills at most, every ${dayNames[day - 1]} at ${time} (${timeZone}). It is voluntary and takes about a minute; only you see what you answer. “Stop my check-ins” ends it.`,
  );
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
