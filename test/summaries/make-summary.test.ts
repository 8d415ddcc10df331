import { beforeEach, describe, expect, it } from 'vitest';
import type { SaidBySkill } from '../../src/check-ins/rating.ts';
import type { Framework } from '../../src/framework/model.ts';
import type { Person } from '../../src/people/person.ts';
import type { Scope } from '../../src/people/teams.ts';
import { createMakeSummary } from '../../src/summaries/make-summary.ts';
import type { NewlyShown, SummaryStore } from '../../src/summaries/suppression/shown-before.ts';
import { daysAgo, now } from './members.ts';
import { expectation, roleLevelOf, skillOf } from './sample-expectations.ts';

const times = { day: 2, time: '10:00', timeZone: 'Europe/London', workingDays: [1] } as const;
const mia: Person = { id: 'mia', name: 'Mia', times };

const userFocus = skillOf('User focus', ['awareness', 'working', 'practitioner', 'expert']);
const planning = skillOf('Planning', []);
const junior = roleLevelOf('Tester', [expectation(userFocus, 'awareness'), expectation(planning, undefined)]);
const lead = roleLevelOf('Lead tester', [expectation(userFocus, 'practitioner')]);
const framework: Framework = {
  ...{ families: [], roles: [], differences: [], version: 'v1' },
  ...{ roleLevels: [junior, lead], skills: [userFocus, planning] },
};

interface Led {
  readonly person: Person;
  readonly said: SaidBySkill;
}

/** Somebody who said a week ago that they are at working level. */
function led(number: number, more: Partial<Person> = {}): Led {
  const id = `person-${number}`;
  return {
    person: {
      ...{ id, name: id, times, team: 'Service desk', role: 'Tester', roleLevel: 'Tester' },
      ...{ account: { platform: 'slack', workspace: 'acme', id }, enrolment: 'weekly', enrolledAt: 0 },
      ...more,
    },
    said: new Map([['User focus', { value: 'working', at: daysAgo(7) }]]),
  };
}

function team(size: number, more: Partial<Person> = {}): Led[] {
  return Array.from({ length: size }, (_, at) => led(at, more));
}

let kept: NewlyShown[] = [];
let looked: string[] = [];
/** So many others come first when a summary is to be kept. */
let others = 0;
beforeEach(() => {
  kept = [];
  looked = [];
  others = 0;
});

const summaries: SummaryStore = {
  count: async () => kept.length,
  ofSkills: async () => (skill) => ({
    releases: kept.flatMap(({ at, releases }) =>
      releases.filter(({ shown }) => shown.skill === skill).map((release) => ({ ...release, at })),
    ),
    named: new Set(kept.flatMap(({ named }) => named.get(skill) ?? [])),
  }),
  figures: async (_, scope) => kept.findLast((one) => one.scope === scope)?.figures,
  async keep(_, count, shown) {
    if (others > 0) {
      others -= 1;
      kept.push({ scope: 'team', at: now, releases: [], named: new Map() });
    }
    if (count !== kept.length) return false;
    kept.push(shown);
    return true;
  },
};

function make(
  people: readonly Led[],
  scope: Scope = 'team',
  names: 'with-names' | 'without-names' = 'with-names',
) {
  const makeSummary = createMakeSummary({
    ...{ framework, summaries, minimum: 5, now: () => now },
    readTeam: async (_, { skillsOf }) =>
      people.map(({ person, said }) => ({
        ...{ person, saidBefore: new Map(), hasAnswered: true },
        said: new Map([...said].filter(([skill]) => skillsOf(person).includes(skill))),
      })),
    sentCheckIns: { unreachable: async () => ['person-0'] },
    looks: {
      async keep(viewerId, personIds, at) {
        for (const id of personIds) looked.push(`${viewerId} ${id} ${at.getTime() - now}`);
      },
    },
  });
  return makeSummary(mia, scope, names);
}

it.each<[string, readonly Led[], Scope, string]>([
  ['the team, where all are in one', team(6), 'team', 'Service desk'],
  ['your team, where they are in several', [...team(6), led(7, { team: 'Support' })], 'team', 'Your team'],
  ['your team, where nobody says which', team(6, { team: '' }), 'team', 'Your team'],
  ['your organisation', team(6), 'organisation', 'Your organisation'],
])('is called after %s', async (_, people, scope, title) => {
  expect((await make(people, scope)).summary.title).toBe(title);
});

it('is of nobody for whoever leads nobody', async () => {
  const { size, summary, shared } = await make([]);
  expect([size, summary.skills, summary.participation, shared]).toEqual([0, [], undefined, []]);
});

it('does not count among those who are eligible whoever cannot be reached', async () => {
  expect((await make(team(5))).summary.participation).toBeUndefined();
  kept = [];
  expect((await make(team(6))).summary.participation).toBe(100);
});

it('counts nobody for a skill whose role level the documents do not have any more', async () => {
  const { summary, size } = await make(team(6, { roleLevel: 'Gone' }));
  expect([size, summary.skills, summary.completeness]).toEqual([6, [], undefined]);
});

it('compares each with what their own role level asks', async () => {
  const people = [...team(5), ...[5, 6, 7, 8, 9].map((number) => led(number, { roleLevel: 'Lead tester' }))];
  const { summary } = await make(people);
  expect(summary.skills.find(({ skill }) => skill === 'User focus')?.covered).toEqual({ from: 50, to: 50 });
});

it('speaks of what is asked of most of those who need a skill', async () => {
  const people = [led(1), ...[2, 3].map((number) => led(number, { roleLevel: 'Lead tester' }))];
  const { expectationOf } = await make(people);
  expect([expectationOf('User focus')?.level, expectationOf('Planning')?.level, expectationOf('X')]).toEqual([
    ...['practitioner', undefined, undefined],
  ]);
});

describe('levels by name', () => {
  const people = [led(1, { sharing: 'with-manager' }), ...team(8).slice(2)];

  it('are those that somebody shares, and they are told who looked', async () => {
    const { shared } = await make(people);
    expect(shared.map(({ person, roleLevel, levels }) => [person.id, roleLevel.name, levels])).toEqual([
      ['person-1', 'Tester', [{ skill: 'User focus', value: 'working', asked: 'awareness' }]],
    ]);
    expect(looked).toEqual(['mia person-1 0']);
  });

  it.each<[string, Scope, 'with-names' | 'without-names']>([
    ['in a table or a file', 'team', 'without-names'],
    ['with those who lead their manager', 'organisation', 'with-names'],
  ])('are not shared %s, and nobody is looked at', async (_, scope, names) => {
    const { shared, summary } = await make(people, scope, names);
    expect([shared, looked, summary.skills.some(({ covered }) => covered)]).toEqual([[], [], true]);
  });

  it('are not there of whoever shares and has said nothing: they were not looked at', async () => {
    const silent = { ...led(1, { sharing: 'with-manager' }), said: new Map() };
    expect([(await make([silent, ...team(8).slice(2)])).shared, looked]).toEqual([[], []]);
  });
});

describe('of several at the same time', () => {
  it('the one that comes second is made anew, and knows the first', async () => {
    others = 2;
    const { summary } = await make(team(6));
    expect(summary.skills.find(({ skill }) => skill === 'User focus')?.covered).toBeDefined();
    expect(kept.map(({ releases }) => releases.length)).toEqual([0, 0, 1]);
  });

  it('none is shown that was not kept', async () => {
    others = 99;
    await expect(make(team(6))).rejects.toThrow('a summary was asked for too often at once');
  });
});
