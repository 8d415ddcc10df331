import { expect, it } from 'vitest';
import { contributionsOf, type Member, needingEach } from '../../../src/summaries/figures/contributions.ts';
import { type Figures, figuresOf } from '../../../src/summaries/figures/figures.ts';
import { member, now } from '../members.ts';

function figures(members: readonly Member[], minimum = 5): Figures {
  const skills = [...needingEach(members)].map(([skill, needing]) =>
    contributionsOf({ skill, hasLevels: true, now }, needing),
  );
  return figuresOf(members, skills, minimum);
}

/** So many people, numbered from 1 on. */
function people(count: number, toMember: (key: number) => Member): Member[] {
  return Array.from({ length: count }, (_, at) => toMember(at + 1));
}

it.each<[string, number, (key: number) => Member, Figures['participation']]>([
  ['nobody is eligible', 8, (key) => member(key, { isEligible: false }), undefined],
  ['four are eligible', 8, (key) => member(key, { isEligible: key <= 4 }), undefined],
  ['five are eligible and all took part', 8, (key) => member(key, { isEligible: key <= 5 }), 100],
  ['nobody took part', 5, (key) => member(key, { hasTakenPart: false }), 0],
  ['three of five took part', 5, (key) => member(key, { hasTakenPart: key <= 3 }), 60],
  ['four of seven took part', 7, (key) => member(key, { hasTakenPart: key <= 4 }), 55],
  [
    'others took part who are not eligible',
    8,
    (key) => member(key, { isEligible: key <= 5, hasTakenPart: key > 4 }),
    20,
  ],
  ['nobody needs a skill', 5, (key) => member(key, { asks: 'not needed' }), 100],
  ['there is nobody', 0, member, undefined],
])('says how many of those who are eligible take part, where %s', (_, count, toMember, participation) => {
  expect(figures(people(count, toMember)).participation).toBe(participation);
});

it.each<[string, number, (key: number) => Member, Figures['completeness']]>([
  ['all are unrated', 6, member, 0],
  ['all are current', 6, (key) => member(key, { says: ['working', 1] }), 100],
  ['one of six is current', 6, (key) => (key > 1 ? member(key) : member(key, { says: ['expert', 1] })), 15],
  ['all have expired', 6, (key) => member(key, { says: ['working', 366] }), 0],
  ['all are of another scale', 6, (key) => member(key, { says: ['at', 1] }), 0],
  [
    'four of six need a skill',
    6,
    (key) => member(key, { asks: key > 4 ? 'not needed' : 'working', says: ['working', 1] }),
    undefined,
  ],
  ['four are there', 4, (key) => member(key, { says: ['working', 1] }), undefined],
  [
    'nobody needs a skill any more',
    6,
    (key) => member(key, { asks: 'not needed', says: ['working', 1] }),
    undefined,
  ],
  ['it applies to nobody', 6, (key) => member(key, { says: ['does-not-apply', 1] }), undefined],
  [
    'it does not apply to half of them',
    6,
    (key) => member(key, { says: [key > 3 ? 'does-not-apply' : 'working', 1] }),
    100,
  ],
  ['no level is stated', 6, (key) => member(key, { asks: 'no level', says: ['working', 1] }), 100],
])(
  'says how many of the ratings that are needed are current, where %s',
  (_, count, toMember, completeness) => {
    expect(figures(people(count, toMember)).completeness).toBe(completeness);
  },
);

it.each<[string, readonly number[], Figures['freshness']]>([
  ['all are unrated', [], undefined],
  ['four people have rated', [1, 1, 1, 1], undefined],
  ['all are of today', [0, 0, 0, 0, 0], { fresh: 100, ageing: 0, stale: 0 }],
  ['they are as old as may be', [90, 90, 180, 180, 365], { fresh: 40, ageing: 40, stale: 20 }],
  ['they are a day older', [91, 91, 181, 181, 1], { fresh: 20, ageing: 40, stale: 40 }],
  ['one has expired', [1, 1, 100, 100, 200, 366], { fresh: 40, ageing: 40, stale: 20 }],
  ['only four have not expired', [1, 1, 1, 1, 366], undefined],
])('says how old the current ratings are, where %s: %j', (_, ages, freshness) => {
  const members = people(6, (key) => {
    const days = ages[key - 1];
    return member(key, days === undefined ? {} : { says: ['working', days] });
  });
  expect(figures(members).freshness).toEqual(freshness);
});

it('counts people behind how old ratings are, and not their ratings', () => {
  const skills = ['A', 'B', 'C'];
  const members = people(6, (key) => ({
    ...member(key),
    needs: new Map(skills.map((skill) => [skill, 'working'])),
    said: new Map(key <= 4 ? skills.map((skill) => [skill, { value: 'working', at: now }]) : []),
  }));
  expect(figures(members)).toEqual({ participation: 100, completeness: 65 });
});

it('hides each figure below the number that an administrator raised', () => {
  const says = { says: ['working', 1] } as const;
  expect(
    figures(
      people(7, (key) => member(key, says)),
      8,
    ),
  ).toEqual({});
  expect(
    figures(
      people(8, (key) => member(key, says)),
      8,
    ),
  ).toEqual({
    ...{ participation: 100, completeness: 100, freshness: { fresh: 100, ageing: 0, stale: 0 } },
  });
});
