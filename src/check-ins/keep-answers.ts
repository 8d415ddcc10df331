import type { Reply } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import type { Framework } from '../framework/model.ts';
import { appointmentOf } from '../people/appointment.ts';
import type { PersonStore } from '../people/person.ts';
import { closesAt } from '../schedule/rhythm.ts';
import { boundsOf, type Week } from '../schedule/weeks.ts';
import { didLabelOf, saySaved } from './compose-check-in.ts';
import { type Conduct, passed, skillNamed } from './conduct.ts';
import type { PracticeStore } from './practice.ts';
import type { Rated } from './rated.ts';
import type { RatingStore } from './rating.ts';
import type { SentCheckIns } from './sent-check-ins.ts';
import type { Pressed } from './step.ts';
import { choicesFor, wordsFor } from './words.ts';

interface Dependencies {
  readonly framework: Framework;
  readonly conduct: Pick<Conduct, 'goOn'>;
  readonly ratings: Pick<RatingStore, 'save' | 'annotate'>;
  readonly practice: Pick<PracticeStore, 'save'>;
  readonly sentCheckIns: Pick<SentCheckIns, 'markAnswered'>;
  readonly people: Pick<PersonStore, 'change'>;
  readonly now: () => number;
}

const gone = 'The documents do not ask for that skill any more. Say “check-in” for what they ask now.';

/** Keeps what somebody answers, and goes on to what is asked next. */
export function createKeepAnswers(dependencies: Dependencies) {
  const { framework, conduct, ratings, practice, sentCheckIns, people, now } = dependencies;
  const { goOn } = conduct;

  /** Whoever answers is asked again, later, how often they want to be asked. */
  const markAnswered = async ({ person }: Rated, week: Week): Promise<void> => {
    const isFirst = await sentCheckIns.markAnswered(person.id, week);
    if (isFirst && person.rhythmAskedIn !== undefined)
      await people.change(person.id, ({ rhythmAskedIn: _, ...others }) => others);
  };

  return {
    async rate(
      rated: Rated,
      { value, answered = 'rated', ...step }: Pressed,
      pressId: string,
    ): Promise<Reply> {
      const { person, roleLevel } = rated;
      const name = step.left[0]?.skill ?? '';
      if (value === undefined) {
        await markAnswered(rated, step.week);
        return goOn(rated, passed(step), `Skipped: ${name}.`);
      }
      const skill = skillNamed(roleLevel, name);
      const choice = skill && choicesFor(skill).find((one) => one.value === value);
      if (!skill || !choice) return say(gone);
      const words = choice.words.length > 0 ? choice.words : wordsFor(roleLevel, skill);
      const saving = ratings.save({
        ...{ personId: person.id, pressId, week: step.week, skill: name, value: choice.value, answered },
        ...{ role: roleLevel.role.name, roleLevel: roleLevel.name, frameworkVersion: framework.version },
        ...{ words: words.join('\n'), isLate: isLate(rated, step.week, now()), at: new Date(now()) },
      });
      // Both at once: each waits for the disk.
      const [stands] = await Promise.all([saving, markAnswered(rated, step.week)]);
      const done = [...step.done.filter((one) => one !== name), name];
      return goOn(rated, { ...passed(step), done }, saySaved(stands, roleLevel, skill));
    },

    async practise(rated: Rated, { did, ...step }: Pressed, pressId: string): Promise<Reply> {
      const skill = skillNamed(rated.roleLevel, step.left[0]?.skill ?? '');
      if (!skill || !did) return say(gone);
      const { week } = step;
      const at = new Date(now());
      await practice.save({ personId: rated.person.id, pressId, week, skill: skill.name, did, at });
      await markAnswered(rated, week);
      const help = did === 'blocked' ? ' It may be worth raising with your manager.' : '';
      return goOn(rated, passed(step), `Saved: ${skill.name}, ${didLabelOf(did)}.${help}`);
    },

    async saveNote(rated: Rated, pressed: Pressed, note: string, pressId: string): Promise<Reply> {
      const { week, skill = '' } = pressed;
      const personId = rated.person.id;
      await ratings.annotate({ personId, week, skill, pressId, note: note.trim(), at: new Date(now()) });
      return goOn(
        rated,
        pressed,
        note.trim() === '' ? `No note on ${skill}.` : `Your note on ${skill} is kept.`,
      );
    },
  };
}

/** A check-in closes when the next one opens; that of somebody who is not asked by themselves with its week. */
function isLate({ person }: Rated, week: Week, now: number): boolean {
  const appointment = appointmentOf(person);
  const closes = appointment && closesAt(week, appointment);
  return now >= (closes ?? boundsOf(week, person.times.timeZone).until);
}
