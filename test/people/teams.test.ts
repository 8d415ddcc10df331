import { describe, expect, it } from 'vitest';
import type { Person } from '../../src/people/person.ts';
import { isSettled, leadsLeaders, membersOf, type Scope, untold } from '../../src/people/teams.ts';

const now = Date.parse('2026-11-30T12:00:00Z');
const times = { day: 2, time: '10:00', timeZone: 'Europe/London', workingDays: [1, 2, 3] } as const;

function daysAgo(days: number): number {
  return now - days * 24 * 60 * 60 * 1_000;
}

/** "ada < mia": Mia leads Ada. With her email, unless it is said otherwise. */
function organisation(...lines: readonly string[]) {
  const all = new Map<string, Person>();
  const person = (id: string): Person =>
    all.get(id) ?? { id, name: id, email: `${id}@example.org`, account: toAccount(id), times };
  for (const line of lines) {
    const [led = '', leader = ''] = line.split(' < ');
    all.set(led, { ...person(led), manager: leader.includes(':') ? leader : `${leader}@example.org` });
    if (!leader.includes(':')) all.set(leader, person(leader));
  }
  return {
    person,
    change: (id: string, more: Partial<Person>) => all.set(id, { ...person(id), ...more }),
    managedBy: async (handles: readonly string[]) =>
      [...all.values()].filter(({ manager }) => manager !== undefined && handles.includes(manager)),
  };
}

function toAccount(id: string) {
  return { platform: 'slack', workspace: 'acme', id };
}

async function ledBy(id: string, scope: Scope, people: ReturnType<typeof organisation>) {
  return (await membersOf(people.person(id), scope, { people, now })).map((each) => each.id);
}

const threeRanks = [
  ...['mia < zoe', 'otto < zoe', 'ada < mia', 'bob < mia', 'cem < otto', 'dee < ada', 'eve < dee'],
];

describe('whom somebody leads', () => {
  it.each<[string, readonly string[]]>([
    ['zoe', ['mia', 'otto']],
    ['mia', ['ada', 'bob']],
    ['eve', []],
  ])('is their team: %s leads %j', async (id, team) => {
    expect(await ledBy(id, 'team', organisation(...threeRanks))).toEqual(team);
  });

  it.each<[string, readonly string[]]>([
    ['zoe', ['mia', 'otto', 'ada', 'bob', 'cem', 'dee', 'eve']],
    ['mia', ['ada', 'bob', 'dee', 'eve']],
    ['dee', ['eve']],
    ['eve', []],
  ])('is, over all ranks, their organisation: %s leads %j', async (id, all) => {
    expect(await ledBy(id, 'organisation', organisation(...threeRanks))).toEqual(all);
  });

  it('is found by their email and by their account, each once', async () => {
    const people = organisation('ada < mia', 'bob < slack:acme:mia', 'cem < slack:acme:ada');
    people.change('mia', {});
    expect(await ledBy('mia', 'team', people)).toEqual(['ada', 'bob']);
    expect(await ledBy('mia', 'organisation', people)).toEqual(['ada', 'bob', 'cem']);
  });

  it('is never they themselves', async () => {
    const people = organisation('mia < mia', 'ada < mia');
    expect(await ledBy('mia', 'team', people)).toEqual(['ada']);
    expect(await ledBy('mia', 'organisation', people)).toEqual(['ada']);
    expect(await ledBy('zoe', 'organisation', organisation('zoe < zoe'))).toEqual([]);
  });

  it('is everybody once in a circle, and not they themselves', async () => {
    const circle = organisation('ada < mia', 'bob < ada', 'mia < bob');
    expect(await ledBy('mia', 'organisation', circle)).toEqual(['ada', 'bob']);
    expect(await ledBy('ada', 'organisation', circle)).toEqual(['bob', 'mia']);
    expect(await ledBy('mia', 'team', organisation('ada < mia', 'mia < ada'))).toEqual(['ada']);
  });
});

describe('whoever was named in chat', () => {
  it.each<[string, number | undefined, boolean]>([
    ['a roster said it', undefined, true],
    ['they were told 7 days ago', daysAgo(7), true],
    ['they were told less than 7 days ago', daysAgo(6.9), false],
    ['they were told now', now, false],
    ['they have not been told', untold, false],
  ])('counts, or not, where %s', (_, managedSince, counts) => {
    expect(isSettled(managedSince === undefined ? {} : { managedSince }, now)).toBe(counts);
  });

  it('brings those below them along when they count, and not before', async () => {
    const people = organisation('ada < mia', 'bob < mia', 'cem < ada');
    people.change('ada', { managedSince: daysAgo(3) });
    expect(await ledBy('mia', 'organisation', people)).toEqual(['bob']);
    people.change('ada', { managedSince: daysAgo(8) });
    expect(await ledBy('mia', 'organisation', people)).toEqual(['ada', 'bob', 'cem']);
  });
});

it.each<[string, readonly string[], boolean]>([
  ['somebody in their team leads others', ['ada < mia', 'bob < ada'], true],
  ['nobody in their team does', ['ada < mia', 'bob < mia'], false],
  ['they lead nobody', ['mia < zoe'], false],
  ['only they lead somebody in their team, and are led by them', ['ada < mia', 'mia < ada'], false],
  ['they are their own manager', ['mia < mia', 'ada < mia'], false],
  ['others are led besides them in a circle', ['ada < mia', 'mia < ada', 'bob < ada'], true],
])('knows whether somebody leads leaders: %s', async (_, lines, leads) => {
  const people = organisation(...lines);
  expect(await leadsLeaders(people.person('mia'), people)).toBe(leads);
});
