import type { Reply } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import type { Framework, RoleLevel, Skill } from '../framework/model.ts';
import { dayAt } from '../schedule/read-day.ts';
import { weekAt } from '../schedule/weeks.ts';
import { chooseQuestions } from './choose-skills.ts';
import { composeEnd, composeQuestion, type Pressed, saySaved } from './compose-check-in.ts';
import type { Rated } from './rated.ts';
import type { RatingStore } from './rating.ts';
import { type ReadRatings, standing } from './read-ratings.ts';
import { choicesFor, wordsFor } from './words.ts';

interface Dependencies {
  readonly framework: Framework;
  readonly read: ReadRatings;
  readonly ratings: Pick<RatingStore, 'save'>;
  readonly now: () => number;
}

const gone = 'The documents do not ask for that skill any more. Say “check-in” for what they ask now.';

/** Asks one question after another, and keeps the answers. */
export function createConduct({ framework, read, ratings, now }: Dependencies) {
  const skillNamed = (roleLevel: RoleLevel, name: string): Skill | undefined =>
    roleLevel.expectations.find(({ skill }) => skill.name === name)?.skill;

  /** The first of the skills that are left, or the end. */
  const ask = async ({ person, roleLevel }: Rated, week: string, left: readonly string[], before: string) => {
    const [name, ...next] = left;
    const skill = name === undefined ? undefined : skillNamed(roleLevel, name);
    if (!skill) return composeEnd(before);
    const said = standing(await read(person.id, person.id)).filter((rating) => rating.skill === skill.name);
    return composeQuestion({ roleLevel, skill, week, next, last: said.at(-1), before });
  };

  return {
    /** Undefined where nothing is due. */
    async begin(rated: Rated): Promise<Reply | undefined> {
      const { person, roleLevel } = rated;
      const said = standing(await read(person.id, person.id));
      const { timeZone } = person.times;
      const questions = chooseQuestions({
        wanted: roleLevel.expectations.map(({ skill }) => skill.name),
        lastRated: new Map(said.map(({ skill, at }) => [skill, dayAt(at.getTime(), timeZone)])),
        notApplicable: new Set(
          said.filter(({ value }) => value === 'does-not-apply').map(({ skill }) => skill),
        ),
        workingOn: undefined,
        today: dayAt(now(), timeZone),
      });
      if (questions.length === 0) return undefined;
      const week = weekAt(now(), timeZone);
      return ask(
        rated,
        week,
        questions.map(({ skill }) => skill),
        '',
      );
    },

    async goOn(
      rated: Rated,
      { week, skill: name, next, value, answered = 'rated' }: Pressed,
      pressId: string,
    ) {
      const { person, roleLevel } = rated;
      if (value === undefined) return ask(rated, week, next, `Skipped: ${name}.`);
      const skill = skillNamed(roleLevel, name);
      const choice = skill && choicesFor(skill).find((one) => one.value === value);
      if (!skill || !choice) return say(gone);
      const words = choice.words.length > 0 ? choice.words : wordsFor(roleLevel, skill);
      const stands = await ratings.save({
        ...{ personId: person.id, pressId, week, skill: name, value: choice.value, answered },
        ...{ role: roleLevel.role.name, roleLevel: roleLevel.name, frameworkVersion: framework.version },
        ...{
          words: words.join('\n'),
          isLate: week < weekAt(now(), person.times.timeZone),
          at: new Date(now()),
        },
      });
      return ask(rated, week, next, saySaved(stands, roleLevel, skill));
    },
  };
}
