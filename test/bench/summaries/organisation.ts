import { randomUUID } from 'node:crypto';
import type { Account } from '../../../src/chat/incoming.ts';
import type { Framework, RoleLevel } from '../../../src/framework/model.ts';
import type { Person } from '../../../src/people/person.ts';

export type Known = Person & { readonly account: Account; readonly email: string };

export interface Organisation {
  /** Everybody; the first leads all others. */
  readonly people: readonly Known[];
  readonly lead: Known;
  /** Those whose team is a full one. */
  readonly managers: readonly Known[];
  readonly roleLevelOf: (person: Person) => RoleLevel | undefined;
}

const teamSize = 12;
/** One in so many shares their levels with their manager. */
const sharing = 4;

/** So many people below one, in teams of twelve that have a role in common, with managers of managers. */
export function createOrganisation(framework: Framework, below: number): Organisation {
  // A role of one level is not a team's.
  const roles = framework.roles.filter(({ roleLevels }) => roleLevels.length > 1);
  const people = Array.from({ length: below + 1 }, (_, at): Known => {
    const team = Math.max(0, Math.ceil(at / teamSize) - 1);
    const levels = roles[team % roles.length]?.roleLevels ?? [];
    const roleLevel = levels[at % levels.length];
    return {
      ...{ id: randomUUID(), name: `Person ${at}`, email: emailOf(at), team: `Team ${team}` },
      account: { platform: 'fake', workspace: 'w', id: `person-${at}` },
      ...{ role: roleLevel?.role.name ?? '', roleLevel: roleLevel?.name ?? '' },
      ...(at === 0 ? {} : { manager: emailOf(team) }),
      ...(at % sharing === 0 ? { sharing: 'with-manager' } : {}),
      times: { day: 2, time: '10:00', timeZone: 'Europe/London', workingDays: [1, 2, 3, 4, 5] },
      ...{ enrolment: 'weekly', enrolledAt: 0 },
    };
  });
  const byName = new Map(framework.roleLevels.map((one) => [`${one.role.name}\n${one.name}`, one]));
  return {
    people,
    lead: people[0] as Known,
    managers: people.slice(1, Math.floor(below / teamSize)),
    roleLevelOf: ({ role, roleLevel }) => byName.get(`${role}\n${roleLevel}`),
  };
}

function emailOf(at: number): string {
  return `person-${at}@example.org`;
}
