import type { RatingValue } from '../../src/check-ins/rating.ts';
import type { SkillLevel } from '../../src/framework/model.ts';
import type { Contribution, Member, SkillContributions } from '../../src/summaries/figures/contributions.ts';

export const now = Date.parse('2026-11-30T12:00:00Z');

export function daysAgo(days: number): number {
  return now - days * 24 * 60 * 60 * 1_000;
}

/** What somebody said of User focus, and how many days ago; "nothing": they have not said it. */
export type Words = readonly [RatingValue, number] | 'nothing';

interface Made extends Partial<Omit<Member, 'key' | 'needs' | 'said' | 'saidBefore'>> {
  /** Of User focus; "no level": needed at none that a document says. "not needed": not asked for at all. */
  readonly asks?: SkillLevel | 'no level' | 'not needed';
  readonly says?: Words;
  readonly saidBefore?: Words;
}

/** Somebody who needs User focus at working level, and has taken part. */
export function member(
  key: number,
  { asks = 'working', says = 'nothing', saidBefore = 'nothing', ...more }: Made = {},
): Member {
  return {
    key,
    needs:
      asks === 'not needed' ? new Map() : new Map([['User focus', asks === 'no level' ? undefined : asks]]),
    ...{ said: toSaid(says), saidBefore: toSaid(saidBefore), isEligible: true, hasTakenPart: true },
    ...more,
  };
}

function toSaid(words: Words): Member['said'] {
  if (words === 'nothing') return new Map();
  const [value, days] = words;
  return new Map([['User focus', { value, at: daysAgo(days) }]]);
}

/** People from 1 on at these positions, of whom one position is asked. */
export function stand(positions: readonly number[], asked: number | undefined = 2): Contribution[] {
  return positions.map((position, at) => ({ key: at + 1, position, asked }));
}

export function contributed(
  contributions: readonly Contribution[],
  more: Partial<SkillContributions> = {},
): SkillContributions {
  return {
    ...{ skill: 'User focus', hasLevels: true, needed: contributions.length, now: contributions },
    ages: { fresh: contributions.length, ageing: 0, stale: 0 },
    same: { before: [], now: [] },
    ...more,
  };
}
