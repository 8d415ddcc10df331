import type { Person } from '../people/person.ts';
import { boundsOf, instantIn, weekAt } from '../schedule/weeks.ts';
import type { CheckInOutbox, Planned } from './outbox.ts';

interface Dependencies {
  readonly outbox: Pick<CheckInOutbox, 'plan'>;
  readonly now: () => number;
}

/** Plans this week's check-in for whoever has a role level, each in their own time zone. How many are new. */
export function createPlanCheckIns({ outbox, now }: Dependencies) {
  return async (people: readonly Person[]): Promise<number> =>
    outbox.plan(people.flatMap((person) => planFor(person, now()) ?? []));
}

function planFor({ id: personId, roleLevel, times }: Person, now: number): Planned | undefined {
  if (roleLevel === undefined) return undefined;
  const week = weekAt(now, times.timeZone);
  const dueAt = instantIn(week, times);
  if (dueAt === undefined) return undefined;
  return { personId, week, dueAt, closesAt: boundsOf(week, times.timeZone).until };
}
