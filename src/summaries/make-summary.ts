import type { RatingValue } from '../check-ins/rating.ts';
import type { ReadTeam } from '../check-ins/read-ratings.ts';
import type { SentCheckIns } from '../check-ins/sent-check-ins.ts';
import { choicesFor } from '../check-ins/words.ts';
import type { Expectation, Framework, RoleLevel, SkillLevel } from '../framework/model.ts';
import type { Person } from '../people/person.ts';
import type { Scope } from '../people/teams.ts';
import { type Member, windowMs } from './figures/contributions.ts';
import { keyOf, type Needs, needsOf, takingPartMs, toMembers, viewerKeyOf } from './figures/to-member.ts';
import type { ShownSummary } from './shown-summary.ts';
import type { Looks, SummaryStore } from './suppression/shown-before.ts';
import { type Outcome, summarise } from './suppression/summarise.ts';

interface Dependencies {
  readonly framework: Framework;
  readonly readTeam: ReadTeam;
  readonly sentCheckIns: Pick<SentCheckIns, 'unreachable'>;
  readonly summaries: SummaryStore;
  readonly looks: Pick<Looks, 'keep'>;
  /** Fewer people than that are not enough for a figure; 5 at least. */
  readonly minimum: number;
  readonly now: () => number;
}

/** The levels that somebody shares, as far as they may be shown by name. */
export interface Shared {
  readonly person: Person;
  readonly roleLevel: RoleLevel;
  readonly levels: readonly {
    readonly skill: string;
    readonly value: RatingValue;
    readonly asked: SkillLevel | undefined;
  }[];
}

export interface Made {
  readonly summary: ShownSummary;
  readonly shared: readonly Shared[];
  /** How many are in the team; none: the viewer leads nobody. */
  readonly size: number;
  /** What is asked of most of those who need a skill. */
  readonly expectationOf: (skill: string) => Expectation | undefined;
}

const mostTries = 5;
const none = needsOf(undefined);

/**
 * What a manager may see of those whom they lead, now. It is kept before it is given out, so that what comes later gives
 * nobody away together with it. Whose levels are in it by name is told that they were looked at.
 */
export function createMakeSummary(dependencies: Dependencies) {
  const { framework, readTeam, summaries, looks, minimum, now } = dependencies;
  const roleLevels = new Map(framework.roleLevels.map((one) => [`${one.role.name}\n${one.name}`, one]));
  const roleLevelOf = ({ role, roleLevel }: Person) => roleLevels.get(`${role}\n${roleLevel}`);
  const described = new Set(
    framework.skills
      .filter((skill) => choicesFor(skill).some(({ value }) => value === 'expert'))
      .map(({ name }) => name),
  );
  const needs = new Map(framework.roleLevels.map((one) => [one, needsOf(one)]));
  const needsOfPerson = (person: Person): Needs => {
    const roleLevel = roleLevelOf(person);
    return (roleLevel && needs.get(roleLevel)) ?? none;
  };

  return async (viewer: Person, scope: Scope, names: 'with-names' | 'without-names'): Promise<Made> => {
    const at = now();
    const led = await readTeam(viewer, {
      ...{ scope, now: at, before: at - windowMs, answeredSince: at - takingPartMs },
      skillsOf: (person) => needsOfPerson(person).skills,
    });
    const people = led.map(({ person }) => person);
    const unreachable = new Set(await dependencies.sentCheckIns.unreachable(people.map(({ id }) => id)));
    const members = await toMembers(led, { needsOf: needsOfPerson, unreachable, now: at });
    // Sharing is with the manager, and not with theirs.
    const isNaming = scope === 'team' && names === 'with-names';
    const sharing = isNaming ? people.filter((person) => person.sharing === 'with-manager') : [];
    const asked = {
      ...{ viewerId: viewerKeyOf(viewer), scope, title: titleOf(scope, people), members, minimum, now: at },
      sharing: new Set(sharing.map(keyOf)),
      hasLevels: (skill: string) => described.has(skill),
    };
    const { summary, named } = await keepFirst(() => summarise(asked, summaries), asked.viewerId, summaries);
    const shared = sharing.flatMap((person) => {
      const roleLevel = roleLevelOf(person);
      const levels = levelsOf(members, keyOf(person), named);
      return roleLevel && levels.length > 0 ? [{ person, roleLevel, levels }] : [];
    });
    await looks.keep(
      viewer.id,
      shared.map(({ person }) => person.id),
      new Date(at),
    );
    const roleLevelsThere = people.flatMap((person) => roleLevelOf(person) ?? []);
    return { summary, shared, size: people.length, expectationOf: createExpectationOf(roleLevelsThere) };
  };
}

/** Of two summaries at the same time the second is made anew, and knows the first. */
async function keepFirst(
  make: () => Promise<Outcome>,
  viewerId: string,
  summaries: Pick<SummaryStore, 'count' | 'keep'>,
): Promise<Outcome> {
  for (let tries = 0; tries < mostTries; tries++) {
    const count = await summaries.count(viewerId);
    const outcome = await make();
    if (await summaries.keep(viewerId, count, outcome.newly)) return outcome;
  }
  throw new Error('a summary was asked for too often at once');
}

function titleOf(scope: Scope, people: readonly Person[]): string {
  if (scope === 'organisation') return 'Your organisation';
  const [name, ...others] = new Set(people.map(({ team }) => team));
  return name && others.length === 0 ? name : 'Your team';
}

function levelsOf(members: readonly Member[], key: number, named: Outcome['named']): Shared['levels'] {
  const member = members.find((one) => one.key === key);
  if (!member) return [];
  return [...member.needs].flatMap(([skill, asked]) => {
    const said = named.get(skill)?.has(key) ? member.said.get(skill) : undefined;
    return said ? [{ skill, value: said.value, asked }] : [];
  });
}

/** That of the role level which most of them have. */
function createExpectationOf(roleLevels: readonly RoleLevel[]): Made['expectationOf'] {
  const counts = [...Map.groupBy(roleLevels, (roleLevel) => roleLevel)];
  const mostFirst = counts.toSorted(([, one], [, other]) => other.length - one.length);
  return (skill) =>
    mostFirst.flatMap(([{ expectations }]) => expectations.filter((one) => one.skill.name === skill)).at(0);
}
