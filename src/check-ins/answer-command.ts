import type { Account } from '../chat/incoming.ts';
import type { Reply } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import { weekAt } from '../schedule/weeks.ts';
import { noSkill } from './compose-skills.ts';
import type { Parts } from './create-check-ins.ts';
import { type Rated, toRated } from './rated.ts';
import type { CheckInCommand } from './read-command.ts';
import { skillCalled } from './tell-skills.ts';

const needsRole = 'To ask about your skills I need your role level.';
const nothingDue = 'Nothing is due this week. “My skills” shows what you have said.';

/** Undefined where it is about something else after all. */
export async function answerCommand(
  command: CheckInCommand,
  from: Account,
  parts: Parts,
): Promise<Reply | undefined> {
  const { setUp, recognise, framework, chooseTimes, settings } = parts;
  if (command.does === 'my-role') return setUp.role(from, command.roleLevel);
  if (command.does === 'set-up') return setUp.welcome(from);
  const person = await recognise.find(from);
  if (command.does === 'stop' && person) return chooseTimes.stop(person);
  if (command.does === 'settings' && person) return settings(person, '');
  const rated = person && toRated(person, framework);
  if (rated) return answerRated(command, rated, from, parts);
  // Without one of their own, "next role" goes on from the role that was talked about, and "later" is a word like others.
  if (command.does === 'next-role' || command.does === 'later') return undefined;
  return setUp.askRole(from, needsRole);
}

async function answerRated(
  command: Exclude<CheckInCommand, { does: 'my-role' | 'set-up' }>,
  rated: Rated,
  from: Account,
  parts: Parts,
): Promise<Reply> {
  const { setUp, conduct, tell, chooseTimes, askLater, settings, nextRoleLevel, now } = parts;
  const { person } = rated;
  switch (command.does) {
    case 'check-in':
      return (await conduct.begin(rated)) ?? say(nothingDue);
    case 'my-skills':
      return tell.all(rated);
    case 'next-role':
      return tell.next(rated, nextRoleLevel(rated.roleLevel));
    case 'history':
      return tell.one(rated, command.skill);
    case 'rate':
      return rate(rated, command.skill, parts);
    case 'work-on':
      return workOn(rated, command.skill, parts);
    case 'sharing':
      return setUp.sharing(from, command.isShared);
    case 'settings':
      return settings(person, '');
    case 'enrol':
      return chooseTimes.enrol(person, command.rhythm);
    case 'pause':
      return chooseTimes.pause(person, command.until);
    case 'resume':
      return chooseTimes.resume(person);
    case 'later':
      return askLater.later(person, weekAt(now(), person.times.timeZone), command.when);
    case 'why':
      return askLater.why(person);
    case 'stop':
      return chooseTimes.stop(person);
  }
}

export async function rate(rated: Rated, wanted: string, { conduct }: Parts): Promise<Reply> {
  const skill = skillCalled(rated.roleLevel, wanted);
  return skill ? conduct.ask(rated, skill) : say(notAsked(rated, wanted));
}

export async function workOn(rated: Rated, wanted: string, { people, settings }: Parts): Promise<Reply> {
  const skill = skillCalled(rated.roleLevel, wanted);
  if (!skill && wanted !== noSkill) return say(notAsked(rated, wanted));
  const person = await people.change(rated.person.id, ({ workingOn: _, ...one }) => ({
    ...one,
    ...(skill ? { workingOn: skill.name } : {}),
  }));
  const said = skill
    ? `You work on ${skill.name}. When each of your skills has been rated once, I’ll ask every time what you did about it.`
    : 'No skill is chosen.';
  return settings(person ?? rated.person, said);
}

function notAsked({ roleLevel }: Rated, wanted: string): string {
  return `${roleLevel.name} has no skill “${wanted}”. “My skills” lists those that it has.`;
}
