import { expect, it } from 'vitest';
import { answerOf } from '../../../src/summaries/figures/contributions.ts';
import { whoMayBeNamed } from '../../../src/summaries/suppression/name-levels.ts';
import { type SkillRelease, showSkill } from '../../../src/summaries/suppression/show-skill.ts';
import { contributed, stand } from '../members.ts';

/** What was shown of people from 1 on at these positions. */
function shown(positions: readonly number[], known: readonly number[] = []): SkillRelease[] {
  const now = contributed(stand(positions));
  const { release } = showSkill({ now, scope: 'team', before: [], known: new Set(known), minimum: 5 });
  return release ? [release] : [];
}

function answer(key: number, position: number): number {
  return answerOf({ key, position }, 5);
}

function named(before: readonly SkillRelease[], sharing: readonly number[], known: readonly number[] = []) {
  return [...whoMayBeNamed({ before, known: new Set(known), sharing, positions: 5 })];
}

it('names all who share where nothing was shown', () => {
  const all = [answer(1, 2), answer(2, 2), answer(3, 4)];
  expect(named([], all)).toEqual(all);
});

it('names nobody where nobody shares', () => {
  expect(named(shown([2, 2, 1, 1, 0]), [])).toEqual([]);
});

it('names those who share as long as the figures say nothing of the others', () => {
  const both = [answer(1, 2), answer(3, 1)];
  expect(named(shown([2, 2, 1, 1, 0]), both)).toEqual(both);
});

it('does not name the one whose level tells that of the others', () => {
  // One or none of five meets it: it is the first, so the others do not.
  const before = shown([2, 1, 1, 1, 1]);
  expect(before[0]?.shown.covered).toEqual({ from: 0, to: 20 });
  expect(named(before, [answer(1, 2), answer(2, 1)])).toEqual([answer(2, 1)]);
});

it('forgets no answer that it has named', () => {
  const before = shown([2, 1, 1, 1, 1]);
  expect(named(before, [], [answer(1, 2)])).toEqual([answer(1, 2)]);
  expect(named(before, [answer(1, 2)], [answer(1, 2)])).toEqual([answer(1, 2)]);
});

it('names again whoever was known when the figures were shown', () => {
  const before = shown([2, 1, 2, 1, 0, 2], [answer(1, 2)]);
  expect(before[0]?.shown.covered).toEqual({ from: 0, to: 80 });
  expect(named(before, [answer(1, 2)], [answer(1, 2)])).toEqual([answer(1, 2)]);
});
