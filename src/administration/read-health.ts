import type { VersionStore } from '../changes/version-store.ts';
import { dayAt } from '../schedule/read-day.ts';
import { boundsOf, weekAfter, weekAt } from '../schedule/weeks.ts';
import { type DeliveryHealth, mostUnknown } from './compose-deliveries.ts';
import type { StatusCounts } from './compose-status.ts';
import type { Overview } from './overview.ts';

interface Dependencies {
  readonly overview: Overview;
  readonly versions: Pick<VersionStore, 'known'>;
  readonly now: () => number;
}

const timeZone = 'UTC';

/** This week and the one before it, as far as they have come. */
export async function readDeliveryHealth({ overview, now }: Dependencies): Promise<DeliveryHealth> {
  const week = weekAt(now(), timeZone);
  const { from, until } = boundsOf(week, timeZone);
  const lastFrom = beginningOfLastWeek(now());
  const [thisWeek, lastWeek, oldestDue, unknown, unreachable] = await Promise.all([
    overview.deliveries(from, until),
    overview.deliveries(lastFrom, from),
    overview.oldestDue(now()),
    overview.unknown(mostUnknown + 1),
    overview.unreachable(lastFrom),
  ]);
  return { thisWeek, lastWeek, oldestDue, unknown, unreachable };
}

export async function readStatusCounts({ overview, versions, now }: Dependencies): Promise<StatusCounts> {
  const [people, unreachable, version] = await Promise.all([
    overview.people(dayAt(now(), timeZone)),
    overview.unreachable(beginningOfLastWeek(now())),
    versions.known(),
  ]);
  return { ...people, unreachable: unreachable.reduce((sum, one) => sum + one.people, 0), version };
}

function beginningOfLastWeek(now: number): number {
  return boundsOf(weekAfter(weekAt(now, timeZone), -1), timeZone).from;
}
