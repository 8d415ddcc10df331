import type { Framework, RoleLevel, Skill } from '../framework/model.ts';
import { createSampleColleagues } from '../people/sample-team.ts';
import { weekAt } from '../schedule/weeks.ts';
import { toRated } from './rated.ts';
import type { Rating, RatingStore, RatingValue } from './rating.ts';
import { choicesFor, expectedLevel, ordinalOf, wordsFor } from './words.ts';

interface Dependencies {
  readonly framework: Framework;
  readonly ratings: Pick<RatingStore, 'save' | 'answeredSince'>;
  readonly now: () => number;
}

const dayMs = 24 * 60 * 60 * 1_000;
/** When each of them answered: so long ago, so that there is something to see over time. */
const daysAgo = [130, 20] as const;

/** What made-up colleagues say, once: a team that is tried out has a summary from the beginning. */
export async function keepSampleRatings({ framework, ratings, now }: Dependencies): Promise<void> {
  const colleagues = createSampleColleagues(framework);
  const answered = new Set(
    await ratings.answeredSince(
      colleagues.map(({ id }) => id),
      now() - 2 * 365 * dayMs,
    ),
  );
  for (const [at, person] of colleagues.entries()) {
    const rated = toRated(person, framework);
    if (!rated || answered.has(person.id)) continue;
    for (const [number, { skill }] of rated.roleLevel.expectations.entries()) {
      for (const days of daysAgo) {
        const when = new Date(now() - days * dayMs);
        await ratings.save(
          toRating(person.id, rated.roleLevel, skill, { framework, at, number, days, when }),
        );
      }
    }
  }
}

interface Made {
  readonly framework: Framework;
  /** The numbers of the person and of the skill, which make them differ. */
  readonly at: number;
  readonly number: number;
  readonly days: number;
  readonly when: Date;
}

function toRating(personId: string, roleLevel: RoleLevel, skill: Skill, made: Made): Rating {
  const { framework, at, number, days, when } = made;
  const level = expectedLevel(roleLevel, skill);
  // Above and below by turns; some skills are harder than others, and most have grown.
  const shift = ((at * 3 + number * 5) % 4) - (number % 3 === 0 ? 2 : 1) - (days > 90 ? at % 2 : 0);
  const value = valueAt(skill, (level ? (ordinalOf(level) ?? 2) : 1) + shift);
  const choice = choicesFor(skill).find((one) => one.value === value);
  const words = choice && choice.words.length > 0 ? choice.words : wordsFor(roleLevel, skill);
  return {
    ...{ pressId: `sample-${days}`, personId, week: weekAt(when.getTime(), 'UTC'), skill: skill.name, value },
    ...{ answered: 'rated', role: roleLevel.role.name, roleLevel: roleLevel.name },
    ...{ frameworkVersion: framework.version, words: words.join('\n'), isLate: false, at: when },
  };
}

function valueAt(skill: Skill, position: number): RatingValue {
  const values = choicesFor(skill)
    .map(({ value }) => value)
    .filter((value) => value !== 'does-not-apply');
  return values[Math.min(Math.max(position, 0), values.length - 1)] ?? 'does-not-apply';
}
