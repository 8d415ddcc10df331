import fc from 'fast-check';
import {
  answerOf,
  type Contribution,
  meets,
  type SkillContributions,
} from '../../../src/summaries/figures/contributions.ts';
import { whoMayBeNamed } from '../../../src/summaries/suppression/name-levels.ts';
import { type SkillRelease, showSkill } from '../../../src/summaries/suppression/show-skill.ts';
import { type Truth, toName } from './attacker.ts';

const steps = 6;

/** Somebody over the time in which a manager looks six times. */
interface Life {
  /** Where they stand at each time; undefined where they have not said it, or what they said has expired. */
  readonly positions: readonly (number | undefined)[];
  /** The level that their role asks for at each time; undefined where no document says one. */
  readonly asked: readonly (number | undefined)[];
  readonly joins: number;
  readonly leaves: number;
  /** In the team, or elsewhere in the organisation. */
  readonly isInTeam: boolean;
  readonly sharesFrom: number;
  /** From then on their level is theirs again. */
  readonly sharesUntil: number;
}

export interface History {
  readonly positions: number;
  readonly lives: readonly Life[];
  /** At which times the manager looks at the organisation too. */
  readonly rollUps: readonly boolean[];
}

const stays = { weight: 3, arbitrary: fc.constant(undefined) };

/** A value that changes now and then. */
function course(value: fc.Arbitrary<number>) {
  const change = fc.oneof(
    { weight: 4, arbitrary: fc.constant('as before' as const) },
    { weight: 2, arbitrary: value },
  );
  return fc
    .tuple(value, fc.array(change, { minLength: steps - 1, maxLength: steps - 1 }))
    .map(([first, changes]) => {
      const values = [first];
      for (const each of changes) values.push(each === 'as before' ? (values.at(-1) ?? first) : each);
      return values;
    });
}

function life(positions: number, askedOf: readonly (number | undefined)[]): fc.Arbitrary<Life> {
  const joins = fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.nat(steps - 1) },
  );
  const leaves = fc.oneof(
    { weight: 4, arbitrary: fc.constant(steps) },
    { weight: 1, arbitrary: fc.nat(steps) },
  );
  return fc
    .record({
      at: course(fc.nat(positions - 1)),
      role: course(fc.nat(askedOf.length - 1)),
      ...{ joins, leaves, isInTeam: fc.oneof(stays, { weight: 1, arbitrary: fc.constant(1) }) },
      silentUntil: fc.oneof(
        { weight: 4, arbitrary: fc.constant(0) },
        { weight: 1, arbitrary: fc.nat(steps) },
      ),
      sharesFrom: fc.oneof(
        { weight: 4, arbitrary: fc.constant(steps) },
        { weight: 1, arbitrary: fc.nat(steps) },
      ),
      sharesUntil: fc.oneof(
        { weight: 1, arbitrary: fc.constant(steps) },
        { weight: 1, arbitrary: fc.nat(steps) },
      ),
    })
    .map(({ at, role, silentUntil, isInTeam, ...one }) => ({
      ...one,
      isInTeam: isInTeam === undefined,
      positions: at.map((position, step) => (step < silentUntil ? undefined : position)),
      asked: role.map((number) => askedOf[number]),
    }));
}

/** Teams of up to 16 in organisations of up to 24, of any levels; half of them say nearly all the same. */
export const anyHistory: fc.Arbitrary<History> = fc
  .record({
    hasLevels: fc.boolean(),
    asked: fc.array(
      fc.oneof({ weight: 5, arbitrary: fc.nat(4) }, { weight: 1, arbitrary: fc.constant(undefined) }),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
    alike: fc.option(fc.nat(4)),
    size: fc.integer({ min: 4, max: 24 }),
    rollUps: fc.array(fc.boolean(), { minLength: steps, maxLength: steps }),
  })
  .chain(({ hasLevels, asked, alike, size, rollUps }) => {
    const positions = hasLevels ? 5 : 2;
    const one = life(positions, hasLevels ? asked : [1]);
    return fc
      .tuple(
        fc.array(one, { minLength: size, maxLength: size }),
        fc.array(fc.nat(7), { minLength: size, maxLength: size }),
      )
      .map(([lives, odd]) => ({
        ...{ positions, rollUps },
        lives: lives.map((each, at) =>
          alike === null || odd[at] === 0 ? each : sayAlike(each, Math.min(alike, positions - 1)),
        ),
      }));
  });

function sayAlike(one: Life, position: number): Life {
  return { ...one, positions: one.positions.map((each) => (each === undefined ? each : position)) };
}

type Show = typeof showSkill;

/** As it would be without suppression: how many meet what is asked, every time. */
export const showAll: Show = ({ now: { skill, hasLevels, now: contributions }, scope, minimum }) => {
  const meeting = contributions.filter(meets).length;
  const told = [{ counts: 'meeting', low: meeting, high: meeting } as const];
  const releases = [
    { contributions, told: [] },
    { contributions, told },
  ];
  return {
    shown: { skill },
    release: { scope, shown: { skill }, hasLevels, minimum, contributions, releases },
  };
};

/** All that a manager sees of a skill: the team every time, the organisation now and then, and levels by name. */
export function look({ positions, lives, rollUps }: History, show: Show = showSkill) {
  const before: SkillRelease[] = [];
  const truths: Truth[] = [];
  const seen = new Set<string>();
  let known: ReadonlySet<number> = new Set();
  let shown = 0;
  for (let step = 0; step < steps; step++) {
    const there = thereAt(step, lives);
    const team = there.filter(({ isInTeam }) => isInTeam);
    const sharing = sharedAt(step, team);
    known = whoMayBeNamed({
      ...{ before, known, positions },
      sharing: sharing.map((one) => answerOf(one, positions)),
    });
    for (const one of sharing.filter((each) => known.has(answerOf(each, positions)))) seen.add(toName(one));
    const looks = [['team', team] as const, ['organisation', there] as const];
    for (const [scope, members] of looks.slice(0, rollUps[step] ? 2 : 1)) {
      const now = toContributions(members, step, positions);
      const outcome = show({ now, scope, before, known, minimum: 5 });
      if (!outcome.release) continue;
      before.push(outcome.release);
      truths.push(...toTruths(outcome.release));
      if (outcome.shown.covered) shown += 1;
    }
  }
  return { truths, seen, shown };
}

function thereAt(step: number, lives: readonly Life[]) {
  return lives.flatMap((one, key) => (one.joins <= step && step < one.leaves ? [{ ...one, key }] : []));
}

/** The answers of those who share theirs. */
function sharedAt(step: number, team: readonly (Life & { key: number })[]) {
  return team.flatMap(({ key, positions, sharesFrom, sharesUntil }) => {
    const position = positions[step];
    const isShared = sharesFrom <= step && step < sharesUntil;
    return position !== undefined && isShared ? [{ key, position }] : [];
  });
}

function toContributions(
  members: readonly (Life & { key: number })[],
  step: number,
  positions: number,
): SkillContributions {
  const at = (when: number) =>
    members.flatMap(({ key, positions: stands, asked }): Contribution[] => {
      const position = stands[when];
      return position === undefined ? [] : [{ key, position, asked: asked[step] }];
    });
  const [now, before] = [at(step), step >= 2 ? at(step - 2) : []];
  const both = new Set(before.map(({ key }) => key));
  const same = now.filter(({ key }) => both.has(key));
  const still = new Set(same.map(({ key }) => key));
  return {
    ...{ skill: 'User focus', hasLevels: positions === 5, needed: members.length, now },
    ages: { fresh: now.length, ageing: 0, stale: 0 },
    same: { before: before.filter(({ key }) => still.has(key)), now: same },
  };
}

/** What the manager reads of a release. A trend is worth no more than the two shares that it comes from. */
function toTruths({ shown, contributions, releases }: SkillRelease): Truth[] {
  const { covered, levels, hasThinCover } = shown;
  const [, ...ofTrend] = releases;
  return [
    {
      seen: {
        contributors: contributions.map(({ key, asked }) => ({ key, asked })),
        ...(covered ? { covered } : {}),
        ...(levels ? { levels } : {}),
        ...(hasThinCover === undefined ? {} : { hasThinCover }),
      },
      positions: new Map(contributions.map(({ key, position }) => [key, position])),
    },
    ...ofTrend.map(({ contributions: theirs, told }) => ({
      seen: {
        contributors: theirs.map(({ key, asked }) => ({ key, asked })),
        ...(told[0] ? { meeting: told[0] } : {}),
      },
      positions: new Map(theirs.map(({ key, position }) => [key, position])),
    })),
  ];
}
