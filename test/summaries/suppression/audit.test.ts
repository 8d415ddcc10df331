import { describe, expect, it } from 'vitest';
import { answerOf, type Contribution } from '../../../src/summaries/figures/contributions.ts';
import { isSafe, type Release, type Told } from '../../../src/summaries/suppression/audit.ts';
import { stand } from '../members.ts';

const nobody: ReadonlySet<number> = new Set();

function told(counts: Told['counts'], low: number, high = low): Told {
  return { counts, low, high };
}

function of(contributions: readonly Contribution[], ...all: readonly Told[]): Release {
  return { contributions, told: all };
}

/** Those of these people, as somebody knows them by name. */
function answersOf(contributions: readonly Contribution[], ...keys: readonly number[]): ReadonlySet<number> {
  return new Set(contributions.filter(({ key }) => keys.includes(key)).map((one) => answerOf(one, 5)));
}

const fiveThatMeet = stand([2, 2, 3, 4, 2]);
const someThatMeet = stand([0, 1, 2, 3, 4]);
const allAlike = stand([2, 2, 2, 2, 2]);

describe('one release', () => {
  it.each<[string, boolean, Release]>([
    ['nothing was told', true, of(fiveThatMeet)],
    ['all meet what is asked', false, of(fiveThatMeet, told('meeting', 5))],
    ['nobody meets it', false, of(stand([0, 1, 1, 0, 1]), told('meeting', 0))],
    ['all or all but one meet it', true, of(fiveThatMeet, told('meeting', 4, 5))],
    ['three of five meet it', true, of(someThatMeet, told('meeting', 3))],
    ['one meets it, and who is not told', true, of(stand([2, 0, 0, 0, 0]), told('meeting', 1))],
    ['nobody is at practitioner, which is asked', false, of(stand([2, 2, 2, 2, 2], 3), told('practised', 0))],
    ['nobody is at practitioner, which is more than is asked', true, of(allAlike, told('practised', 0))],
    ['fewer than two are at practitioner', true, of(allAlike, told('practised', 0, 1))],
    [
      'all are at one level',
      false,
      of(allAlike, ...[0, 1, 2, 3, 4].map((level) => told(level, level === 2 ? 5 : 0))),
    ],
    [
      'all or all but one are at one level',
      true,
      of(allAlike, ...[0, 1, 2, 3, 4].map((level) => (level === 2 ? told(2, 4, 5) : told(level, 0, 1)))),
    ],
    [
      'five are at each of the levels',
      true,
      of(someThatMeet, ...[0, 1, 2, 3, 4].map((level) => told(level, 1))),
    ],
    // Whoever is asked for less meets it as well: what is told of all is told of both.
    [
      'all meet what is asked, which is not the same of each',
      false,
      of(
        [...stand([2, 2, 2], 2), ...stand([1, 1], 1).map((one) => ({ ...one, key: one.key + 3 }))],
        told('meeting', 5),
      ),
    ],
    ['no level is stated', true, of(stand([2, 2, 2, 2, 2], undefined), told('practised', 0, 1))],
  ])('of which it is told that %s: safe %s', (_, isIt, release) => {
    expect(isSafe({ releases: [release], known: nobody, positions: 5 })).toBe(isIt);
  });

  it.each<[string, boolean, Release]>([
    ['two of five', true, of(stand([1, 1, 0, 0, 0], 1), told('meeting', 2))],
    ['all', false, of(stand([1, 1, 1, 1, 1], 1), told('meeting', 5))],
    ['nobody', false, of(stand([0, 0, 0, 0, 0], 1), told('meeting', 0))],
  ])('against a description, of which it is told that %s are at it: safe %s', (_, isIt, release) => {
    expect(isSafe({ releases: [release], known: nobody, positions: 2 })).toBe(isIt);
  });
});

describe('two releases', () => {
  const ten = stand([2, 2, 2, 2, 2, 1, 1, 1, 1, 1]);
  const eleven = [...ten, { key: 11, position: 3, asked: 2 }];

  it('give away one who has come since, where the counts are told', () => {
    const releases = [of(ten, told('meeting', 5)), of(eleven, told('meeting', 6))];
    expect(isSafe({ releases, known: nobody, positions: 5 })).toBe(false);
  });

  it('do not where either count may be another one', () => {
    const releases = [of(ten, told('meeting', 5, 6)), of(eleven, told('meeting', 6))];
    expect(isSafe({ releases, known: nobody, positions: 5 })).toBe(true);
  });

  it('give nobody away where only the one is told whose level is known', () => {
    const releases = [of(ten, told('meeting', 5)), of(eleven, told('meeting', 6))];
    expect(isSafe({ releases, known: answersOf(eleven, 11), positions: 5 })).toBe(true);
  });

  it('give away one who answers differently, while all others stay the same', () => {
    const changed = ten.with(9, { key: 10, position: 2, asked: 2 });
    const releases = [of(ten, told('meeting', 5)), of(changed, told('meeting', 6))];
    expect(isSafe({ releases, known: nobody, positions: 5 })).toBe(false);
  });

  it('give away one of whom something else is asked, while the answers stay the same', () => {
    const promoted = ten.with(0, { key: 1, position: 2, asked: 3 });
    const releases = [of(ten, told('meeting', 5)), of(promoted, told('meeting', 4))];
    expect(isSafe({ releases, known: nobody, positions: 5 })).toBe(false);
  });

  it('give away five who have come together, where all of them meet what is asked', () => {
    const more = [...ten, ...stand([2, 2, 2, 2, 2]).map((one) => ({ ...one, key: one.key + 10 }))];
    const releases = [of(ten, told('meeting', 5)), of(more, told('meeting', 10))];
    expect(isSafe({ releases, known: nobody, positions: 5 })).toBe(false);
  });

  it('do not where only some of them meet it', () => {
    const more = [...ten, ...stand([2, 1, 2, 1, 2]).map((one) => ({ ...one, key: one.key + 10 }))];
    const releases = [of(ten, told('meeting', 5)), of(more, told('meeting', 8))];
    expect(isSafe({ releases, known: nobody, positions: 5 })).toBe(true);
  });
});

it('protects the last one whose level is not known beside four that are', () => {
  const releases = [of(someThatMeet, told('meeting', 3))];
  expect(isSafe({ releases, known: answersOf(someThatMeet, 1, 2, 3, 4), positions: 5 })).toBe(false);
  expect(isSafe({ releases, known: answersOf(someThatMeet, 1, 2, 3), positions: 5 })).toBe(false);
  expect(isSafe({ releases, known: answersOf(someThatMeet, 1, 3, 4), positions: 5 })).toBe(true);
});

it('protects another answer of somebody of whom one is known', () => {
  const ten = stand([2, 2, 2, 2, 2, 1, 1, 1, 1, 1]);
  const releases = [
    of([...ten, { key: 11, position: 1, asked: 2 }], told('meeting', 5)),
    of([...ten, { key: 11, position: 3, asked: 2 }], told('meeting', 6)),
  ];
  const known = new Set([answerOf({ key: 11, position: 3 }, 5)]);
  expect(isSafe({ releases, known, positions: 5 })).toBe(false);
});

it('has nobody to protect where nobody is there, or all are known', () => {
  expect(isSafe({ releases: [], known: nobody, positions: 5 })).toBe(true);
  const releases = [of(fiveThatMeet, told('meeting', 5))];
  expect(isSafe({ releases, known: answersOf(fiveThatMeet, 1, 2, 3, 4, 5), positions: 5 })).toBe(true);
});
