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
  /** The same list for all who need the same. */
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
    const answered = new Set(await ratings.answeredSince(idsOf(members), answeredSince));
    const said = new Map<string, readonly SaidBySkill[]>();
    for (const [skills, needing] of Map.groupBy(members, skillsOf)) {
      const theirs = await ratings.lastOf(idsOf(needing), skills, [now, before]);
      for (const [personId, standing] of theirs) said.set(personId, standing);
    }
    return members.map((person) => {
      const [last = new Map(), earlier = new Map()] = said.get(person.id) ?? [];
      return { person, said: last, saidBefore: earlier, hasAnswered: answered.has(person.id) };
    });
  };
}

function idsOf(people: readonly Person[]): string[] {
  return people.map(({ id }) => id);
}

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
