import type { Account } from '../chat/incoming.ts';
import type { Framework, Role, RoleLevel } from '../framework/model.ts';
import { forgetPerson, type PersonalData } from './own-data.ts';
import type { Person, PersonStore } from './person.ts';
import { usualTimes } from './usual-times.ts';

/** Somebody made up, whom one can be while trying Rolecall out. */
export type SamplePerson = Person & { readonly account: Account; readonly email: string };

const [leader, ...members] = [
  'Amara Okafor',
  ...['Tomasz Kowalski', 'Priya Raman', 'Owen Griffiths', 'Leila Haddad', 'Mei Lin Chen'],
] as const;
/** Who are in the same team, and are not there to be tried out: they have answered already. */
const colleagues = [
  ...['Noah Bennett', 'Aisha Farouk', 'Lucas Moreau', 'Hana Sato'],
  ...['Diego Alvarez', 'Freya Lindqvist', 'Samuel Osei'],
] as const;
/** A manager and three ranks below. */
const enoughRoleLevels = 4;

/** A manager and five members, always the same six; all of one role, so that the team has skills in common. */
export function createSampleTeam(framework: Framework): SamplePerson[] {
  const { top, below } = ranksIn(framework);
  const manager = createPerson(leader, 1, top);
  return [manager, ...createMembers(members, 2, below, manager.email)];
}

/** The rest of their team, so that it is large enough for a summary. */
export function createSampleColleagues(framework: Framework): SamplePerson[] {
  const { top, below } = ranksIn(framework);
  const { email } = createPerson(leader, 1, top);
  return createMembers(colleagues, 2 + members.length, below, email);
}

function ranksIn(framework: Framework) {
  const roleLevels = mostInCommon(framework.roles)?.roleLevels ?? [];
  return { top: roleLevels.at(-1), below: roleLevels.length > 1 ? roleLevels.slice(0, -1) : roleLevels };
}

function createMembers(
  names: readonly string[],
  from: number,
  below: readonly RoleLevel[],
  manager: string,
): SamplePerson[] {
  return names.map((name, at) => ({
    ...createPerson(name, from + at, below[Math.floor((at * below.length) / names.length)]),
    manager,
  }));
}

function createPerson(name: string, number: number, roleLevel: RoleLevel | undefined): SamplePerson {
  const id = `sample-${number}`;
  return {
    ...{ id, name, account: { platform: 'web', workspace: 'local', id } },
    email: `${name.toLowerCase().replaceAll(' ', '.')}@example.org`,
    ...(roleLevel ? { role: roleLevel.role.name, roleLevel: roleLevel.name } : {}),
    ...{ team: 'Sample team', times: usualTimes, enrolment: 'weekly' },
  };
}

/** The role whose levels share the most skills, among those with enough levels, or else the most of them. */
function mostInCommon(roles: readonly Role[]): Role | undefined {
  const levelsOf = ({ roleLevels }: Role) => Math.min(roleLevels.length, enoughRoleLevels);
  return roles.toSorted(
    (one, other) => levelsOf(other) - levelsOf(one) || inCommon(other) - inCommon(one),
  )[0];
}

function inCommon({ roleLevels }: Role): number {
  const [first, ...others] = roleLevels.map(
    ({ expectations }) => new Set(expectations.map(({ skill }) => skill)),
  );
  return [...(first ?? [])].filter((skill) => others.every((skills) => skills.has(skill))).length;
}

interface Dependencies {
  readonly isTryOut: boolean;
  readonly framework: Framework;
  readonly people: Pick<PersonStore, 'byId' | 'save'>;
  /** Whether the database may be given people who are made up, where it has none of them yet. */
  readonly mayBegin: () => Promise<boolean>;
  /** All that may be held about them. */
  readonly held: readonly PersonalData[];
  readonly now: () => number;
}

/**
 * Who can be tried out, without their colleagues: what they chose earlier stays as it is. Where Rolecall is not tried out there is nobody, and all
 * that an earlier try-out left of them is deleted, so that no check-in and no summary counts somebody made up.
 */
export async function settleSampleTeam(dependencies: Dependencies): Promise<readonly SamplePerson[]> {
  const { isTryOut, framework, people, mayBegin, held, now } = dependencies;
  const team = [...createSampleTeam(framework), ...createSampleColleagues(framework)];
  const known = new Map<string, Person>();
  for (const { id } of team) {
    const person = await people.byId(id);
    if (person) known.set(id, person);
  }
  if (!isTryOut) {
    for (const person of known.values()) await forgetPerson(person, held);
    return [];
  }
  if (known.size === 0 && !(await mayBegin())) return [];
  // Nobody is at the page yet who could be asked: they are asked from their next time on, or at a press.
  const fresh = { enrolledAt: now() };
  const settled = team.map((sample) => settle({ ...sample, ...fresh }, known.get(sample.id), framework));
  await people.save(settled);
  return settled.slice(0, 1 + members.length);
}

/** Other documents may have come since: a role level that they do not know cannot be asked about. */
function settle(sample: SamplePerson, known: Person | undefined, { roleLevels }: Framework): SamplePerson {
  if (!known) return sample;
  const isHeld = roleLevels.some(({ name, role }) => name === known.roleLevel && role.name === known.role);
  const { role, roleLevel } = isHeld ? known : sample;
  return { ...sample, ...known, ...(role && roleLevel ? { role, roleLevel } : {}) };
}
