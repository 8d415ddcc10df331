import type { Reply } from '../chat/reply.ts';
import type { RoleLevel, Skill } from '../framework/model.ts';
import { appointmentOf } from '../people/appointment.ts';
import { dayAt } from '../schedule/read-day.ts';
import { type Week, weekAt } from '../schedule/weeks.ts';
import { chooseQuestions } from './choose-skills.ts';
import {
  composeEnd,
  composeMore,
  composeNote,
  composePractice,
  composeQuestion,
} from './compose-check-in.ts';
import { purposeFor } from './purpose.ts';
import type { Rated } from './rated.ts';
import { type ReadRatings, standing } from './read-ratings.ts';
import type { Pressed, Step } from './step.ts';

interface Dependencies {
  readonly read: ReadRatings;
  readonly now: () => number;
}

export type Conduct = ReturnType<typeof createConduct>;

/** Asks one question after another. */
export function createConduct({ read, now }: Dependencies) {
  /** The first of the questions that are left, or the end. */
  const goOn = async ({ person, roleLevel }: Rated, step: Step, before: string): Promise<Reply> => {
    const [question] = step.left;
    if (!question) return composeEnd(before, step);
    const skill = skillNamed(roleLevel, question.skill);
    if (!skill) return goOn({ person, roleLevel }, passed(step), before);
    const canWait = appointmentOf(person) !== undefined && step.done.length === 0;
    const asked = { roleLevel, skill, step, before, purpose: purposeFor(person), canWait };
    if (question.asks === 'practice') return composePractice(asked);
    const said = standing(await read(person.id, person.id)).filter((rating) => rating.skill === skill.name);
    return composeQuestion({ ...asked, last: said.at(-1) });
  };

  return {
    goOn,
    more: ({ person }: Rated, step: Step): Reply => composeMore(step, appointmentOf(person) !== undefined),

    /** This week's questions, or those of a week whose check-in is still open. Undefined where nothing is due. */
    async begin(rated: Rated, ofWeek?: Week, before = ''): Promise<Reply | undefined> {
      const { person, roleLevel } = rated;
      const said = standing(await read(person.id, person.id));
      const { timeZone } = person.times;
      const questions = chooseQuestions({
        wanted: roleLevel.expectations.map(({ skill }) => skill.name),
        lastRated: new Map(said.map(({ skill, at }) => [skill, dayAt(at.getTime(), timeZone)])),
        notApplicable: new Set(
          said.filter(({ value }) => value === 'does-not-apply').map(({ skill }) => skill),
        ),
        workingOn: person.workingOn,
        today: dayAt(now(), timeZone),
      });
      if (questions.length === 0) return undefined;
      return goOn(rated, { week: ofWeek ?? weekAt(now(), timeZone), left: questions, done: [] }, before);
    },

    /** Asks for one skill now, whenever it was rated. */
    ask: (rated: Rated, skill: Skill): Promise<Reply> =>
      goOn(
        rated,
        {
          week: weekAt(now(), rated.person.times.timeZone),
          left: [{ asks: 'level', skill: skill.name }],
          done: [],
        },
        '',
      ),

    async askNote({ person }: Rated, { week, left, done, skill = '' }: Pressed): Promise<Reply> {
      const said = standing(await read(person.id, person.id));
      const rated = said.find((rating) => rating.skill === skill && rating.week === week);
      return composeNote({ week, left, done, skill }, rated?.note ?? '');
    },
  };
}

export function skillNamed(roleLevel: RoleLevel, name: string): Skill | undefined {
  return roleLevel.expectations.find(({ skill }) => skill.name === name)?.skill;
}

/** Without the present question. */
export function passed({ week, left, done }: Step): Step {
  return { week, left: left.slice(1), done };
}
