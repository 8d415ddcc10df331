import { accountOf, hasLeft, type Person, type PersonStore } from '../people/person.ts';
import type { Outbox, Planned } from '../schedule/outbox.ts';
import { appointmentIn } from '../schedule/rhythm.ts';
import { boundsOf, weekAt } from '../schedule/weeks.ts';

interface Dependencies {
  readonly outbox: Pick<Outbox, 'plan'>;
  readonly people: Pick<PersonStore, 'managers' | 'byEmail' | 'byAccount'>;
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
    const planned: Planned[] = [];
    for (const handle of await people.managers()) {
      const account = accountOf(handle);
      const manager = account ? await people.byAccount(account) : await people.byEmail(handle);
      planned.push(...(manager ? planSummary(manager, now()) : []));
    }
    if (planned.length > 0) await outbox.plan(planned);
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
