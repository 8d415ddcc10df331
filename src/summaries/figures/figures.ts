import { toSteps } from '../suppression/share.ts';
import type { Member, SkillContributions } from './contributions.ts';

/** Those of a whole team, in percent, in steps of 5; what is not there is hidden. */
export interface Figures {
  /** Of those who are eligible, with a rating or "same" in the last 28 days. */
  readonly participation?: number;
  /** Current ratings of all that are needed. */
  readonly completeness?: number;
  /** Of the current ratings. */
  readonly freshness?: Readonly<Record<'fresh' | 'ageing' | 'stale', number>>;
}

/** Nothing of these tells a level; so many people at least are behind each. */
export function figuresOf(
  members: readonly Member[],
  skills: readonly SkillContributions[],
  minimum: number,
): Figures {
  const eligible = members.filter(({ isEligible }) => isEligible);
  const takingPart = eligible.filter(({ hasTakenPart }) => hasTakenPart);
  const needed = skills.reduce((sum, skill) => sum + skill.needed, 0);
  const current = skills.reduce((sum, skill) => sum + skill.now.length, 0);
  const needing = members.filter(({ needs }) => needs.size > 0);
  const countAged = (age: keyof SkillContributions['ages']) =>
    skills.reduce((sum, { ages }) => sum + ages[age], 0);
  return {
    ...(eligible.length < minimum ? {} : { participation: toSteps(takingPart.length, eligible.length) }),
    ...(needing.length < minimum || needed === 0 ? {} : { completeness: toSteps(current, needed) }),
    ...(!haveRated(minimum, skills)
      ? {}
      : {
          freshness: {
            fresh: toSteps(countAged('fresh'), current),
            ageing: toSteps(countAged('ageing'), current),
            stale: toSteps(countAged('stale'), current),
          },
        }),
  };
}

/** Whether so many people have a current rating. */
function haveRated(minimum: number, skills: readonly SkillContributions[]): boolean {
  const rating = new Set<number>();
  for (const { now } of skills) {
    for (const { key } of now) {
      rating.add(key);
      if (rating.size >= minimum) return true;
    }
  }
  return false;
}
