import { expect, it } from 'vitest';
import type { Led } from '../../../src/check-ins/read-ratings.ts';
import type { Person } from '../../../src/people/person.ts';
import type { Member } from '../../../src/summaries/figures/contributions.ts';
import { keyOf, needsOf, toMembers } from '../../../src/summaries/figures/to-member.ts';
import { daysAgo, now } from '../members.ts';
import { expectation, roleLevelOf, skillOf } from '../sample-expectations.ts';

const times = { day: 2, time: '10:00', timeZone: 'Europe/London', workingDays: [1, 2, 3, 4, 5] } as const;
const ada: Person = {
  ...{ id: 'ada', name: 'Ada', account: { platform: 'slack', workspace: 'w', id: 'u' }, times },
  ...{ enrolment: 'weekly', enrolledAt: daysAgo(100) },
};

async function toMember(
  led: Led,
  levels: Member['needs'],
  isReachable: boolean,
): Promise<Member | undefined> {
  const unreachable = new Set(isReachable ? [] : [led.person.id]);
  const needs = { levels, skills: [...levels.keys()] };
  return (await toMembers([led], { needsOf: () => needs, unreachable, now }))[0];
}

const silent = { said: new Map(), saidBefore: new Map(), hasAnswered: false };

async function eligible(more: Partial<Person>, isReachable = true): Promise<boolean | undefined> {
  return (await toMember({ ...silent, person: { ...ada, ...more } }, new Map(), isReachable))?.isEligible;
}

it.each<[string, Partial<Person>, boolean]>([
  ['is asked every week', {}, true],
  ['is asked every second week', { enrolment: 'fortnightly' }, true],
  ['is asked every fourth week', { enrolment: 'monthly' }, true],
  ['has been asked for 7 days', { enrolledAt: daysAgo(7) }, true],
  ['has been asked for less than 7 days', { enrolledAt: daysAgo(6.9) }, false],
  ['was invited and has not chosen', { enrolment: 'to-invite' }, false],
  ['has stopped', { enrolment: 'stopped' }, false],
  ['never wants to be asked', { enrolment: 'never' }, false],
  [
    'is away until the day after, since yesterday',
    { pausedUntil: '2026-12-01', pausedSince: daysAgo(1) },
    true,
  ],
  ['is away since 27 days', { pausedUntil: '2027-01-01', pausedSince: daysAgo(27.9) }, true],
  ['is away since 28 days', { pausedUntil: '2027-01-01', pausedSince: daysAgo(28) }, false],
  ['is away, nobody knows since when', { pausedUntil: '2027-01-01' }, false],
  ['is back today after long', { pausedUntil: '2026-11-30', pausedSince: daysAgo(60) }, true],
])('takes for eligible whoever %s: %j → %s', async (_, more, is) => {
  expect(await eligible(more)).toBe(is);
});

it('ends an absence with the day where somebody is', async () => {
  const away = { pausedUntil: '2026-12-01', pausedSince: daysAgo(60) };
  expect(await eligible(away)).toBe(false);
  // It is tomorrow there already.
  expect(await eligible({ ...away, times: { ...times, timeZone: 'Pacific/Auckland' } })).toBe(true);
});

it('takes nobody for eligible who has not chosen it, cannot be reached or has no account', async () => {
  const { enrolment: _, ...undecided } = ada;
  const { account: __, ...unheard } = ada;
  const isEligible = async (person: Person) =>
    (await toMember({ ...silent, person }, new Map(), true))?.isEligible;
  expect([await isEligible(undecided), await isEligible(unheard), await eligible({}, false)]).toEqual([
    ...[false, false, false],
  ]);
});

it('counts somebody without their name', async () => {
  const needs = new Map([['User focus', 'working' as const]]);
  const said = new Map([['User focus', { value: 'expert' as const, at: 5 }]]);
  const saidBefore = new Map([['User focus', { value: 'working' as const, at: 3 }]]);
  expect(await toMember({ person: ada, said, saidBefore, hasAnswered: true }, needs, true)).toEqual({
    ...{ key: keyOf(ada), needs, isEligible: true, hasTakenPart: true },
    ...{ said, saidBefore },
  });
});

it('tells people apart by whole numbers that fit into six bytes, the same every time', () => {
  const ids = Array.from({ length: 5_000 }, (_, at) => `person-${at}`);
  const keys = ids.map((id) => keyOf({ id }));
  expect(new Set(keys).size).toBe(5_000);
  expect(keys.every((key) => Number.isSafeInteger(key) && key >= 0 && key < 2 ** 48)).toBe(true);
  expect(keyOf({ id: 'person-7' })).toBe(keys[7]);
});

it('needs what a role level asks for, and nothing where there is none', () => {
  const asked = roleLevelOf('Lead tester', [
    expectation(skillOf('User focus', ['working']), 'working'),
    expectation(skillOf('Planning', []), undefined),
  ]);
  expect([...needsOf(asked).levels]).toEqual([
    ['User focus', 'working'],
    ['Planning', undefined],
  ]);
  expect(needsOf(undefined).skills).toEqual([]);
});
