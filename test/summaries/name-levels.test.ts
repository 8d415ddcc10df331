import { expect, it } from 'vitest';
import type { Contribution } from '../../src/summaries/contributions.ts';
import { whoMayBeNamed } from '../../src/summaries/name-levels.ts';
import { type SkillRelease, showSkill } from '../../src/summaries/show-skill.ts';
import { contributed, stand } from './members.ts';

function shown(contributions: readonly Contribution[], known: readonly number[] = []): SkillRelease[] {
  const { release } = showSkill({
    ...{ now: contributed(contributions), scope: 'team', before: [], known: new Set(known), minimum: 5 },
  });
  return release ? [release] : [];
}

function named(before: readonly SkillRelease[], sharing: readonly number[], known: readonly number[] = []) {
  return [...whoMayBeNamed({ before, known: new Set(known), sharing, positions: 5 })];
}

it('names all who share where nothing was shown', () => {
  expect(named([], [1, 2, 3])).toEqual([1, 2, 3]);
});

it('names nobody where nobody shares', () => {
  expect(named(shown(stand([2, 2, 1, 1, 0])), [])).toEqual([]);
});

it('names those who share as long as the figures say nothing of the others', () => {
  expect(named(shown(stand([2, 2, 1, 1, 0])), [1, 3])).toEqual([1, 3]);
});

it('does not name the last one whose level tells that of another', () => {
  // One or none of five meets it: it is the first, so the others do not.
  const before = shown(stand([2, 1, 1, 1, 1]));
  expect(before[0]?.shown.covered).toEqual({ from: 0, to: 20 });
  expect(named(before, [1, 2])).toEqual([2]);
});

it('names whom it has named before, also where they share no more or it would not now', () => {
  const before = shown(stand([2, 1, 1, 1, 1]));
  expect(named(before, [], [1])).toEqual([1]);
});

it('names again whom figures have been shown beside since', () => {
  const contributions = stand([2, 1, 2, 1, 0, 2]);
  const before = shown(contributions, [1]);
  expect(before).toHaveLength(1);
  expect(named(before, [1], [1])).toEqual([1]);
});
