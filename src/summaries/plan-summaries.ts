import { hasLeft, type Person, type PersonStore } from '../people/person.ts';
import type { Outbox, Planned } from '../schedule/outbox.ts';
import { appointmentIn } from '../schedule/rhythm.ts';
import { boundsOf, weekAt } from '../schedule/weeks.ts';

interface Dependencies {
  readonly outbox: Pick<Outbox, 'plan'>;
  readonly people: Pick<PersonStore, 'managers' | 'byHandles'>;
  readonly now: () => number;
}

/** Nobody waits for it to the minute, and who leads whom changes seldom. */
const betweenMs = 10 * 60 * 1_000;
/** Whoever comes to lead somebody later in the week waits for their next time. */
const mostLateMs = 24 * 60 * 60 * 1_000;

/** Plans the summaries that come by themselves, in the time of those who get them. */
export function createPlanSummaries({ outbox, people, now }: Dependencies): () => Promise<void> {
  let nextAt = 0;
  return async () => {
    if (now() < nextAt) return;
    let handles = await people.managers('');
    while (handles.length > 0) {
      const managers = await people.byHandles(handles);
      await outbox.plan(managers.flatMap((manager) => planSummary(manager, now())));
      handles = await people.managers(handles.at(-1) ?? '');
    }
    nextAt = now() + betweenMs;
  };
}

/** In this week, where it is one of theirs and not over. */
function planSummary(manager: Person, now: number): Planned[] {
  const { id, times, summaries, pausedUntil } = manager;
  if (summaries === 'never' || hasLeft(manager)) return [];
  const week = weekAt(now, times.timeZone);
  const dueAt = appointmentIn(week, {
    ...{ times, rhythm: summaries ?? 'monthly', since: 0 },
    ...(pausedUntil ? { pausedUntil } : {}),
  });
  const { until: closesAt } = boundsOf(week, times.timeZone);
  if (dueAt === undefined || dueAt < now - mostLateMs) return [];
  return [{ kind: 'summary', personId: id, week, dueAt, closesAt }];
}
