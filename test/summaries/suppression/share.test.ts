import { describe, expect, it } from 'vitest';
import { tellFewerThanTwo, tellShare, toSteps } from '../../../src/summaries/suppression/share.ts';

const nobodyKnown = { counted: 0, total: 0 };

describe('a share of five to nine people', () => {
  it.each([
    // Under 20% of five is nobody: that would be told of each, so one of them counts in it.
    [0, 5, { from: 0, to: 20 }, 0, 1],
    [1, 5, { from: 0, to: 20 }, 0, 1],
    [2, 5, { from: 20, to: 80 }, 2, 3],
    [3, 5, { from: 20, to: 80 }, 2, 3],
    [4, 5, { from: 80, to: 100 }, 4, 5],
    [5, 5, { from: 80, to: 100 }, 4, 5],
    [1, 6, { from: 0, to: 20 }, 0, 1],
    [2, 6, { from: 20, to: 80 }, 2, 4],
    [4, 6, { from: 20, to: 80 }, 2, 4],
    [5, 6, { from: 80, to: 100 }, 5, 6],
    [5, 7, { from: 20, to: 80 }, 2, 5],
    [6, 8, { from: 20, to: 80 }, 2, 6],
    [7, 8, { from: 80, to: 100 }, 7, 8],
    [1, 9, { from: 0, to: 20 }, 0, 1],
    [2, 9, { from: 20, to: 80 }, 2, 7],
    [9, 9, { from: 80, to: 100 }, 8, 9],
  ])('is a band: %i of %i is %j, which may be %i to %i', (count, of, share, low, high) => {
    expect(tellShare(count, of, nobodyKnown)).toEqual({ share, low, high });
  });
});

describe('a share of ten people or more', () => {
  it.each([
    [5, 10, 50, 5, 5],
    [2, 11, 20, 2, 2],
    [3, 11, 25, 3, 3],
    [9, 11, 80, 9, 9],
    [3, 40, 10, 3, 4],
    [20, 41, 50, 20, 21],
    // So many round to all, or to nobody, that it says it of none of them.
    [0, 41, 0, 0, 1],
    [1, 41, 0, 0, 1],
    [100, 100, 100, 98, 100],
  ])('is rounded to 5%: %i of %i is %i%, which may be %i to %i', (count, of, percent, low, high) => {
    const share = { from: percent, to: percent };
    expect(tellShare(count, of, nobodyKnown)).toEqual({ share, low, high });
  });

  it.each([
    [0, 10, { from: 0, to: 10 }, 0, 1],
    [1, 10, { from: 0, to: 10 }, 0, 1],
    [9, 10, { from: 90, to: 100 }, 9, 10],
    [10, 10, { from: 90, to: 100 }, 9, 10],
    [0, 20, { from: 0, to: 5 }, 0, 1],
    [20, 20, { from: 95, to: 100 }, 19, 20],
    [10, 11, { from: 90, to: 100 }, 10, 11],
    [1, 40, { from: 0, to: 5 }, 0, 2],
  ])('is never of all, or of nobody: %i of %i is %j', (count, of, share, low, high) => {
    expect(tellShare(count, of, nobodyKnown)).toEqual({ share, low, high });
  });
});

describe('a share of people some of whom are known', () => {
  it.each([
    ['one who is counted', 1, 6, { counted: 1, total: 1 }, { share: { from: 0, to: 80 }, low: 0, high: 4 }],
    ['one who is counted', 5, 6, { counted: 1, total: 1 }, { share: { from: 80, to: 100 }, low: 5, high: 6 }],
    ['one who is not', 5, 6, { counted: 0, total: 1 }, { share: { from: 20, to: 100 }, low: 2, high: 6 }],
    ['one who is not', 1, 6, { counted: 0, total: 1 }, { share: { from: 0, to: 20 }, low: 0, high: 1 }],
    ['one who is counted', 1, 11, { counted: 1, total: 1 }, { share: { from: 10, to: 20 }, low: 1, high: 2 }],
    ['one who is not', 10, 11, { counted: 0, total: 1 }, { share: { from: 80, to: 90 }, low: 9, high: 10 }],
  ])('says it of all, or of nobody, of the others neither: %s, %i of %i', (_, count, of, known, told) => {
    expect(tellShare(count, of, known)).toEqual(told);
  });
});

it.each([
  ['no people', 0, 0, nobodyKnown],
  ['one person', 1, 1, nobodyKnown],
  ['two people', 1, 2, nobodyKnown],
  ['three people', 2, 3, nobodyKnown],
  ['four people', 2, 4, nobodyKnown],
  ['five people of whom four are known', 3, 5, { counted: 2, total: 4 }],
  ['five people who are all known', 3, 5, { counted: 3, total: 5 }],
])('tells no share of %s', (_, count, of, known) => {
  expect(tellShare(count, of, known)).toBeUndefined();
});

it('tells as one the same counts, whichever of them is true', () => {
  for (let of = 5; of <= 60; of++) {
    const told = Array.from({ length: of + 1 }, (_, count) => tellShare(count, of, nobodyKnown));
    for (const [count, each] of told.entries()) {
      expect(told.slice(each?.low, (each?.high ?? 0) + 1)).toEqual(
        Array.from({ length: (each?.high ?? 0) - (each?.low ?? 0) + 1 }, () => each),
      );
      expect(each && each.low <= count && count <= each.high).toBe(true);
    }
    expect([told[0]?.high !== 0, told[of]?.low !== of]).toEqual([true, true]);
  }
});

it.each([
  ['fewer than two', 0, 5, nobodyKnown, { low: 0, high: 1 }],
  ['fewer than two, never one', 1, 5, nobodyKnown, { low: 0, high: 1 }],
  ['two and more', 2, 5, nobodyKnown, { low: 2, high: 5 }],
  ['two and more where two are known to be', 2, 7, { counted: 2, total: 2 }, { low: 2, high: 7 }],
])('tells thin cover as %s: %i of %i', (_, count, of, known, told) => {
  expect(tellFewerThanTwo(count, of, known)).toEqual(told);
});

it.each([
  ['"fewer" is none of the others', 1, 6, { counted: 1, total: 1 }],
  ['"fewer" would be none of the others', 4, 6, { counted: 1, total: 1 }],
  ['"more" would be both of the others', 1, 6, { counted: 0, total: 4 }],
  ['"more" would be both', 1, 2, nobodyKnown],
])('tells no thin cover where %s', (_, count, of, known) => {
  expect(tellFewerThanTwo(count, of, known)).toBeUndefined();
});

it.each([
  [0, 7, 0],
  [7, 7, 100],
  [1, 3, 35],
  [1, 8, 15],
  [3, 8, 40],
  [1, 40, 5],
  [1, 41, 0],
  [12, 25, 50],
])('rounds %i of %i to %i percent', (count, of, percent) => {
  expect(toSteps(count, of)).toBe(percent);
});
