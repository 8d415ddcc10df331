import type { Account } from '../chat/incoming.ts';
import type { Reply } from '../chat/reply.ts';
import type { RoleLevel } from '../framework/model.ts';
import { appointmentOf, isRhythm, sayNext } from '../people/appointment.ts';
import type { Person } from '../people/person.ts';
import type { Profiles } from '../people/profiles.ts';
import type { Recognise } from '../people/recognise.ts';
import {
  composeDone,
  composeRole,
  composeRoleKept,
  composeSharing,
  composeTimes,
  composeWelcome,
  neverMind,
  notNow,
} from './compose-set-up.ts';
import { readTimes } from './read-times.ts';

interface Dependencies {
  readonly profiles: Pick<Profiles, 'profileOf'>;
  readonly recognise: Pick<Recognise, 'findOrNew' | 'change'>;
  /** The role levels that a job title or the words of somebody may mean. */
  readonly findRoleLevels: (text: string) => readonly RoleLevel[];
  readonly now: () => number;
}

type Inputs = Readonly<Record<string, string>>;

/** What is shown after something was changed while no set-up is under way. */
type After = (person: Person, said: string) => Promise<Reply>;

/** Set-up in steps, each kept at once: whoever leaves it finds it where they left it. Its cards serve settings too. */
export function createSetUp(dependencies: Dependencies, after: After) {
  const { recognise, findRoleLevels } = dependencies;
  const { change } = recognise;
  const { askRole, goOn } = createSteps(dependencies, after);

  const keepRole = async (account: Account, roleLevel: RoleLevel, team?: string): Promise<Reply> => {
    const person = await change(account, ({ setUp, workingOn: _, ...one }) => ({
      ...{ ...one, role: roleLevel.role.name, roleLevel: roleLevel.name },
      ...(team ? { team } : {}),
      ...(setUp === undefined ? {} : { setUp: setUp === 'role' ? 'times' : setUp }),
    }));
    const said = `Your role level is ${roleLevel.name}.`;
    return person.setUp === undefined && appointmentOf(person) === undefined
      ? composeRoleKept(said)
      : goOn(account, person, said);
  };

  return {
    askRole,

    /** By words of their own, or a title. */
    async role(account: Account, wanted: string, team?: string): Promise<Reply> {
      const found = findRoleLevels(wanted);
      const [only] = found;
      if (only && found.length === 1) return keepRole(account, only, team);
      // Kept already now: what is chosen or written next does not bring it again everywhere.
      const person = team
        ? await change(account, (one) => ({ ...one, team }))
        : await recognise.findOrNew(account);
      const before =
        found.length === 0
          ? `The documents have no role level “${wanted.trim()}”. Write it as they call it, for example “IT service manager”.`
          : `Several role levels may be “${wanted.trim()}”. Which is yours?`;
      return composeRole(person, found, before);
    },

    /** `entered` before, where some of it was not understood. */
    async askTimes(account: Account, entered: Inputs): Promise<Reply> {
      const person = await recognise.findOrNew(account);
      return composeTimes({ ...person, times: readTimes(entered, person.times).times }, '', entered);
    },

    async times(account: Account, inputs: Inputs): Promise<Reply> {
      const person = await recognise.findOrNew(account);
      const { times, problem } = readTimes(inputs, person.times);
      if (problem !== undefined) return composeTimes({ ...person, times }, problem, inputs);
      const changed = await change(account, ({ setUp, ...one }) => ({
        ...{ ...one, times },
        ...(setUp === undefined ? {} : { setUp: setUp === 'times' ? 'sharing' : setUp }),
      }));
      return goOn(account, changed, 'Your times are kept.');
    },

    ...createEnds(dependencies, goOn),
  };
}

type GoOn = (account: Account, person: Person, said: string) => Promise<Reply>;

function createSteps({ recognise, profiles, findRoleLevels }: Dependencies, after: After) {
  /** Their job title, where the platform knows it, only suggests. */
  const askRole = async (account: Account, before: string): Promise<Reply> => {
    const person = await recognise.findOrNew(account);
    const { jobTitle = '' } = await profiles.profileOf(account);
    return composeRole(person, jobTitle === '' ? [] : findRoleLevels(jobTitle), before);
  };
  /** The next step, or what comes after the last. */
  const goOn: GoOn = async (account, person, said) => {
    if (person.setUp === 'role') return askRole(account, said);
    if (person.setUp === 'times') return composeTimes(person, said);
    return person.setUp === 'sharing' ? composeSharing(person, said) : after(person, said);
  };
  return { askRole, goOn };
}

interface Ends {
  /** Where they left it; whoever has not begun is told first what it is. */
  welcome(account: Account): Promise<Reply>;
  /** Where they left it, or from the first step. */
  begin(account: Account): Promise<Reply>;
  putOff(account: Account): Promise<Reply>;
  refuse(account: Account): Promise<Reply>;
  /** The last step: from now on they are asked, unless they were already. */
  sharing(account: Account, isShared: boolean): Promise<Reply>;
}

/** How a set-up begins and ends. */
function createEnds(dependencies: Dependencies, goOn: GoOn): Ends {
  const { recognise, now } = dependencies;
  const { change } = recognise;
  return {
    async welcome(account: Account): Promise<Reply> {
      const person = await recognise.findOrNew(account);
      return person.setUp === undefined ? composeWelcome : goOn(account, person, '');
    },

    async begin(account: Account): Promise<Reply> {
      const person = await change(account, (one) =>
        one.setUp === undefined ? { ...one, setUp: one.roleLevel === undefined ? 'role' : 'times' } : one,
      );
      return goOn(account, person, '');
    },

    async putOff(account: Account): Promise<Reply> {
      await change(account, ({ enrolment, ...one }) =>
        enrolment === undefined || enrolment === 'to-invite' ? one : { ...one, enrolment },
      );
      return notNow;
    },

    async refuse(account: Account): Promise<Reply> {
      await change(account, ({ setUp: _, ...one }) => ({ ...one, enrolment: 'never' }));
      return neverMind;
    },

    async sharing(account: Account, isShared: boolean): Promise<Reply> {
      let isFinished = false;
      const person = await change(account, ({ sharing: _, setUp, ...one }) => {
        isFinished = setUp === 'sharing';
        return {
          ...one,
          ...(isShared ? { sharing: 'with-manager' as const } : {}),
          ...(isFinished && !isRhythm(one.enrolment)
            ? { enrolment: 'weekly' as const, enrolledAt: now() }
            : {}),
          ...(isFinished || setUp === undefined ? {} : { setUp }),
        };
      });
      const said = isShared
        ? 'Your manager sees your levels from now on; you see who looked and when.'
        : 'Only you see your levels.';
      return isFinished ? composeDone(person, said, sayNext(person, now())) : goOn(account, person, said);
    },
  };
}
