import { LRUCache } from 'lru-cache';
import type { Person } from '../people/person.ts';
import { dayAt } from '../schedule/read-day.ts';
import { boundsOf, instantIn, type Times, weekAt } from '../schedule/weeks.ts';
import type { CheckInOutbox, Planned } from './outbox.ts';

interface Dependencies {
  readonly outbox: Pick<CheckInOutbox, 'plan'>;
  readonly now: () => number;
}

const mostDone = 100_000;

/** Plans this week's check-in for whoever has a role level, each in their own time zone. How many are new. */
export function createPlanCheckIns({ outbox, now }: Dependencies) {
  // What this process has planned need not be asked of the database every time it looks.
  const done = new LRUCache<string, true>({ max: mostDone });
  return async (people: readonly Person[]): Promise<number> => {
    const at = now();
    // Most people have the same times as many others.
    const known = new Map<string, ReturnType<typeof whenIn>>();
    const planned = people.flatMap((person): Planned[] => {
      const { id: personId, roleLevel, times, enrolledAt = 0, pausedUntil = '' } = person;
      if (roleLevel === undefined) return [];
      const key = JSON.stringify(times);
      const when = known.has(key) ? known.get(key) : whenIn(times, at);
      known.set(key, when);
      // Whoever has just chosen to be asked is asked at the time that they were told.
      if (!when || when.dueAt < enrolledAt) return [];
      return dayAt(when.dueAt, times.timeZone) >= pausedUntil ? [{ personId, ...when }] : [];
    });
    const fresh = planned.filter((one) => !done.has(keyOf(one)));
    const added = await outbox.plan(fresh);
    for (const one of fresh) done.set(keyOf(one), true);
    return added;
  };
}

function keyOf({ personId, week }: Planned): string {
  return `${week} ${personId}`;
}

/** In the week that it is now for somebody; undefined where they do not work in it. */
function whenIn(times: Times, now: number): Omit<Planned, 'personId'> | undefined {
  const week = weekAt(now, times.timeZone);
  const dueAt = instantIn(week, times);
  return dueAt === undefined ? undefined : { week, dueAt, closesAt: boundsOf(week, times.timeZone).until };
}
