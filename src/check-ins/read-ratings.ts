import type { Person, PersonStore } from '../people/person.ts';
import { membersOf, type Scope } from '../people/teams.ts';
import type { Practice, PracticeStore } from './practice.ts';
import type { Rating, RatingStore, SaidBySkill } from './rating.ts';

/** Somebody asked for ratings that are not theirs to see. */
export class NotTheirsError extends Error {
  override readonly name = 'NotTheirsError';
}

/** The one way to ratings: who asks is checked here, and not where they are shown. */
export type ReadRatings = (asker: string, personId: string) => Promise<readonly Rating[]>;

/** A person sees all of their own, the oldest first. Nobody else sees any. Rejects with a NotTheirsError. */
export function createReadRatings(ratings: Pick<RatingStore, 'allOf'>): ReadRatings {
  return async (asker, personId) => {
    if (asker !== personId) throw new NotTheirsError();
    return ratings.allOf(personId);
  };
}

/** The same for what they said of the skill that they work on. */
export type ReadPractice = (asker: string, personId: string) => Promise<readonly Practice[]>;

export function createReadPractice(practice: Pick<PracticeStore, 'allPracticeOf'>): ReadPractice {
  return async (asker, personId) => {
    if (asker !== personId) throw new NotTheirsError();
    return practice.allPracticeOf(personId);
  };
}

/** Somebody in a manager's team, and what they said last of the skills that were asked for. */
export interface Led {
  readonly person: Person;
  readonly said: SaidBySkill;
  /** The same as of an earlier instant. */
  readonly saidBefore: SaidBySkill;
  /** They have said something since a third one. */
  readonly hasAnswered: boolean;
}

interface Asked {
  readonly scope: Scope;
  readonly skillsOf: (person: Person) => readonly string[];
  /** Instants, in milliseconds since 1970. */
  readonly now: number;
  readonly before: number;
  readonly answeredSince: number;
}

/**
 * What summaries are made of: of those alone whom the asker leads, as the roster has it, or they themselves. It is for
 * figures that expose nobody, and for the levels of those who share them; nothing else may come of it.
 */
export type ReadTeam = (asker: Person, asked: Asked) => Promise<readonly Led[]>;

export function createReadTeam({
  people,
  ratings,
}: {
  readonly people: Pick<PersonStore, 'managedBy'>;
  readonly ratings: Pick<RatingStore, 'lastOf' | 'answeredSince'>;
}): ReadTeam {
  return async (asker, { scope, skillsOf, now, before, answeredSince }) => {
    const members = await membersOf(asker, scope, { people, now });
    const ids = members.map(({ id }) => id);
    const wanted = members.map((person) => ({ personId: person.id, skills: skillsOf(person) }));
    const [answered, said, earlier] = await Promise.all([
      ratings.answeredSince(ids, answeredSince),
      ratings.lastOf(wanted, now),
      ratings.lastOf(wanted, before),
    ]);
    const answering = new Set(answered);
    return members.map((person) => ({
      ...{ person, said: said.get(person.id) ?? nothing, saidBefore: earlier.get(person.id) ?? nothing },
      hasAnswered: answering.has(person.id),
    }));
  };
}

const nothing: SaidBySkill = new Map();

/** Of several for the same week and skill the one that was pressed last; in the order of weeks. */
export function standing(ratings: readonly Rating[]): Rating[] {
  const last = new Map<string, Rating>();
  for (const rating of ratings) {
    const key = `${rating.week} ${rating.skill}`;
    const before = last.get(key);
    if (!before || rating.at >= before.at) last.set(key, rating);
  }
  return [...last.values()].sort((a, b) => a.week.localeCompare(b.week));
}
