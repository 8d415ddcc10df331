import { expect, it } from 'vitest';
import type { RatingValue } from '../../../src/check-ins/rating.ts';
import {
  contributionsOf,
  isPractised,
  type Member,
  meets,
  needingEach,
  type SkillContributions,
} from '../../../src/summaries/figures/contributions.ts';
import { member, now, type Words } from '../members.ts';

function of(members: readonly Member[], hasLevels = true): SkillContributions | undefined {
  const needing = needingEach(members).get('User focus');
  return needing && contributionsOf({ skill: 'User focus', hasLevels, now }, needing);
}

it.each<[RatingValue, number]>([
  ['not-yet', 0],
  ['awareness', 1],
  ['working', 2],
  ['practitioner', 3],
  ['expert', 4],
])('counts "%s" as %i on the scale of levels, beside what is asked', (value, position) => {
  const counted = of([member(7, { asks: 'practitioner', says: [value, 1] })]);
  expect(counted?.now).toEqual([{ key: 7, position, asked: 3 }]);
});

it.each<[RatingValue, number]>([
  ['below', 0],
  ['at', 1],
  ['above', 1],
])('counts "%s" as %i against a description, where the second position is asked', (value, position) => {
  const counted = of([member(7, { asks: 'no level', says: [value, 1] })], false);
  expect(counted?.now).toEqual([{ key: 7, position, asked: 1 }]);
});

it.each<[string, boolean, RatingValue]>([
  ['described levels since: what was said against the description', true, 'at'],
  ['described levels since: "below"', true, 'below'],
  ['no levels any more: what was said of a level', false, 'working'],
  ['no levels any more: "not yet"', false, 'not-yet'],
])('counts no answer on another scale, which is unrated: %s', (_, hasLevels, value) => {
  const counted = of([member(1, { says: [value, 1], saidBefore: [value, 100] })], hasLevels);
  expect(counted).toEqual({
    ...{ skill: 'User focus', hasLevels, needed: 1, now: [], same: { before: [], now: [] } },
    ages: { fresh: 0, ageing: 0, stale: 0 },
  });
});

it.each<[string, Words, number]>([
  ['of today', ['working', 0], 1],
  ['of 365 days ago', ['working', 365], 1],
  ['of 366 days ago', ['working', 366], 0],
  ['that is not there', 'nothing', 0],
])('is needed, whatever becomes of an answer %s', (_, says, counted) => {
  const { needed, now: contributions } = of([member(1, { says })]) ?? {};
  expect([needed, contributions?.length]).toEqual([1, counted]);
});

it('never takes somebody who has not rated a skill for somebody who can not do it yet', () => {
  expect(of([member(1), member(2, { says: ['not-yet', 1] })])?.now).toEqual([
    { key: 2, position: 0, asked: 2 },
  ]);
});

it('leaves out those to whom a skill does not apply, and does not need it of them', () => {
  const counted = of([member(1, { says: ['does-not-apply', 500] }), member(2, { says: ['working', 1] })]);
  expect(counted).toMatchObject({ needed: 1, now: [{ key: 2 }] });
});

it('counts where no document says a level, and compares it with none', () => {
  expect(of([member(1, { asks: 'no level', says: ['expert', 1] })])?.now).toEqual([
    { key: 1, position: 4, asked: undefined },
  ]);
});

it('knows no skill that nobody’s role level needs any more, whatever they said of it', () => {
  expect(of([member(1, { asks: 'not needed', says: ['expert', 1] })])).toBeUndefined();
});

it('does not count what somebody said of a skill that others need, and they need no more', () => {
  const moved = member(1, { asks: 'not needed', says: ['expert', 1] });
  expect(of([moved, member(2, { says: ['working', 1] })])).toMatchObject({ needed: 1, now: [{ key: 2 }] });
});

it('knows nothing of an empty team', () => {
  expect(needingEach([])).toEqual(new Map());
});

it('has a skill once, in the order in which members need them', () => {
  const needing = (key: number, ...skills: readonly string[]): Member => ({
    ...member(key),
    needs: new Map(skills.map((skill) => [skill, 'working'])),
  });
  const skills = needingEach([needing(1, 'B', 'A'), needing(2, 'A', 'C')]);
  expect([...skills].map(([skill, members]) => [skill, members.length])).toEqual([
    ['B', 1],
    ['A', 2],
    ['C', 1],
  ]);
});

it.each<[string, Words, Words, boolean]>([
  ['in both windows', ['expert', 1], ['working', 100], true],
  ['on the first instant of the last one', ['expert', 90.9], ['working', 91], true],
  ['on the last instant before both', ['expert', 1], ['working', 182], false],
  ['on the first instant of both', ['expert', 1], ['working', 181.9], true],
  ['only in the last one', ['expert', 1], 'nothing', false],
  ['only in the one before', ['working', 91], ['working', 91], false],
  ['in neither', ['working', 200], ['working', 200], false],
  ['that it does not apply in the one before', ['working', 1], ['does-not-apply', 100], false],
  ['that it does not apply in the last one', ['does-not-apply', 1], ['working', 100], false],
  ['on another scale in the one before', ['working', 1], ['at', 100], false],
])('has in a trend whoever said something %s: %j, %j → %s', (_, says, saidBefore, isThere) => {
  const same = of([member(1, { says, saidBefore })])?.same;
  expect([same?.before.length, same?.now.length]).toEqual(isThere ? [1, 1] : [0, 0]);
});

it('compares both sides of a trend with the role level of now, where it changed in mid-window', () => {
  const promoted = member(1, {
    ...{ asks: 'practitioner', says: ['practitioner', 10], saidBefore: ['working', 120] },
  });
  expect(of([promoted])?.same).toEqual({
    ...{ before: [{ key: 1, position: 2, asked: 3 }], now: [{ key: 1, position: 3, asked: 3 }] },
  });
});

it('leaves whoever left a team out of both sides of a trend', () => {
  const there = member(1, { says: ['expert', 10], saidBefore: ['working', 120] });
  const gone = member(2, { says: ['expert', 10], saidBefore: ['working', 120] });
  const keys = (members: readonly Member[]) => of(members)?.same.before.map(({ key }) => key);
  expect([keys([there, gone]), keys([there])]).toEqual([[1, 2], [1]]);
});

it.each([
  [2, 2, true],
  [3, 2, true],
  [1, 2, false],
  [0, 0, true],
  [4, undefined, false],
])('meets at %i what is asked with %s: %s', (position, asked, isMet) => {
  expect(meets({ position, asked })).toBe(isMet);
});

it.each([
  [2, false],
  [3, true],
  [4, true],
])('is at practitioner or above at %i: %s', (position, is) => {
  expect(isPractised({ position })).toBe(is);
});
