import { freshnessOf } from '../check-ins/freshness.ts';
import type { Member, SkillContributions } from './contributions.ts';
import { toSteps } from './share.ts';

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
  { minimum, now }: { readonly minimum: number; readonly now: number },
): Figures {
  const eligible = members.filter(({ isEligible }) => isEligible);
  const takingPart = eligible.filter(({ hasTakenPart }) => hasTakenPart);
  const needed = skills.reduce((sum, skill) => sum + skill.needed, 0);
  const current = skills.reduce((sum, skill) => sum + skill.now.length, 0);
  const needing = members.filter(({ needs }) => needs.size > 0);
  const ages = agesOf(skills, members, now);
  const rating = new Set(skills.flatMap((skill) => skill.now.map(({ key }) => key)));
  return {
    ...(eligible.length < minimum ? {} : { participation: toSteps(takingPart.length, eligible.length) }),
    ...(needing.length < minimum || needed === 0 ? {} : { completeness: toSteps(current, needed) }),
    ...(rating.size < minimum
      ? {}
      : {
          freshness: {
            fresh: toSteps(ages.fresh, current),
            ageing: toSteps(ages.ageing, current),
            stale: toSteps(ages.stale, current),
          },
        }),
  };
}

function agesOf(skills: readonly SkillContributions[], members: readonly Member[], now: number) {
  const byKey = new Map(members.map((member) => [member.key, member]));
  const ages = { fresh: 0, ageing: 0, stale: 0, expired: 0 };
  for (const { skill, now: contributions } of skills) {
    for (const { key } of contributions) {
      const said = byKey.get(key)?.said.get(skill);
      if (said) ages[freshnessOf(new Date(said.at), now)] += 1;
    }
  }
  return ages;
}
