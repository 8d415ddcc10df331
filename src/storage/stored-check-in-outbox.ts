import { type ExpressionBuilder, sql } from 'kysely';
import type { CheckInOutbox, ClaimedCheckIn, Finished, SendingState } from '../check-ins/outbox.ts';
import type { Database } from './open-database.ts';
import type { Tables } from './tables.ts';

interface Dependencies {
  readonly database: Database;
  readonly now: () => number;
  /** A process that has not finished within this has died. */
  readonly leaseMs?: number;
}

const usualLeaseMs = 60_000;
/** As many rows as either engine takes the parameters of. */
const together = 500;

export function createStoredCheckInOutbox(dependencies: Dependencies): CheckInOutbox {
  return {
    plan: createPlan(dependencies),
    ...createClaims(dependencies),
    ...createChanges(dependencies),
    ...createOverview(dependencies),
  };
}

function createPlan({ database, now }: Dependencies): CheckInOutbox['plan'] {
  return async (planned) => {
    let added = 0;
    for (let from = 0; from < planned.length; from += together) {
      const rows = await database
        .insertInto('check_in')
        .values(
          planned.slice(from, from + together).map(({ personId, week, dueAt, closesAt }) => ({
            ...{ id: idOf(personId, week), person_id: personId, week, due_at: dueAt, closes_at: closesAt },
            ...{ state: 'due', lease_until: 0, attempt: 0, reference: null, reason: null, changed_at: now() },
          })),
        )
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id')
        .execute();
      added += rows.length;
    }
    return added;
  };
}

function createClaims(dependencies: Dependencies): Pick<CheckInOutbox, 'claimDue' | 'claimInterrupted'> {
  const { database, now, leaseMs = usualLeaseMs } = dependencies;

  /** Several processes may choose the same ones: whoever comes second finds them changed, and gets none of them. */
  const claim = async (state: 'claimed' | 'sending', most: number): Promise<ClaimedCheckIn[]> => {
    const at = now();
    const isFree = state === 'claimed' ? isUnbegun(at) : isInterrupted(at);
    const chosen = database.selectFrom('check_in').select('id').where(isFree).orderBy('due_at').limit(most);
    const ofTime = chosen.where('due_at', '<=', at).where('closes_at', '>', at);
    const rows = await database
      .updateTable('check_in')
      .set({ state, lease_until: at + leaseMs, attempt: sql`attempt + 1`, changed_at: at })
      .where('id', 'in', state === 'claimed' ? ofTime : chosen)
      .where(isFree)
      .returningAll()
      .execute();
    return rows.map(toClaimed).toSorted((a, b) => a.dueAt - b.dueAt);
  };

  return {
    claimDue: (most) => claim('claimed', most),
    claimInterrupted: (most) => claim('sending', most),
  };
}

function createChanges({ database, now }: Dependencies): Pick<CheckInOutbox, 'begin' | 'finish' | 'putBack'> {
  /** Only as long as the claim is the last one, and the check-in is where the claim left it. */
  const change = (
    { personId, week, attempt }: ClaimedCheckIn,
    from: readonly SendingState[],
    to: Partial<Omit<Tables['check_in'], 'id'>>,
  ) =>
    database
      .updateTable('check_in')
      .set({ ...to, changed_at: now() })
      .where('id', '=', idOf(personId, week))
      .where('attempt', '=', attempt)
      .where('state', 'in', from);
  const didChange = async (query: ReturnType<typeof change>): Promise<boolean> =>
    (await query.executeTakeFirst()).numUpdatedRows > 0n;

  return {
    // Once its claim has run out it would count as interrupted, although nothing was sent.
    begin: (claimed) =>
      didChange(change(claimed, ['claimed'], { state: 'sending' }).where('lease_until', '>', now())),
    finish: (claimed, finished) => didChange(change(claimed, ['sending'], toRow(finished))),
    putBack: (claimed, dueAt) =>
      didChange(change(claimed, ['claimed', 'sending'], { state: 'due', due_at: dueAt, lease_until: 0 })),
  };
}

function createOverview({
  database,
  now,
}: Dependencies): Pick<CheckInOutbox, 'closeOld' | 'statuses' | 'resolve' | 'forget'> {
  return {
    async closeOld() {
      const result = await database
        .updateTable('check_in')
        .set({ state: 'missed', reason: 'it was not sent before the next one', changed_at: now() })
        .where('closes_at', '<=', now())
        .where(isUnbegun(now()))
        .executeTakeFirst();
      return Number(result.numUpdatedRows);
    },

    async forget(personId) {
      await database.deleteFrom('check_in').where('person_id', '=', personId).execute();
    },

    async statuses() {
      const rows = await database
        .selectFrom('check_in')
        .selectAll()
        .orderBy('week', 'desc')
        .orderBy('person_id')
        .execute();
      return rows.map(({ person_id, week, due_at, state, reason }) => ({
        // Written by this file alone.
        ...{ personId: person_id, week, dueAt: due_at, state: state as SendingState },
        ...(reason === null ? {} : { reason }),
      }));
    },

    async resolve(personId, week, as) {
      const result = await database
        .updateTable('check_in')
        .set({ state: as, reason: null, changed_at: now(), ...(as === 'due' ? { due_at: now() } : {}) })
        .where('id', '=', idOf(personId, week))
        .where('state', '=', 'unknown')
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },
  };
}

function isUnbegun(at: number) {
  return ({ or, and, eb }: ExpressionBuilder<Tables, 'check_in'>) =>
    or([eb('state', '=', 'due'), and([eb('state', '=', 'claimed'), eb('lease_until', '<=', at)])]);
}

function isInterrupted(at: number) {
  return ({ and, eb }: ExpressionBuilder<Tables, 'check_in'>) =>
    and([eb('state', '=', 'sending'), eb('lease_until', '<=', at)]);
}

function idOf(personId: string, week: string): string {
  return `${week} ${personId}`;
}

function toRow(finished: Finished): Partial<Omit<Tables['check_in'], 'id'>> {
  return {
    state: finished.state,
    ...('reference' in finished ? { reference: finished.reference } : {}),
    ...('reason' in finished ? { reason: finished.reason } : {}),
  };
}

function toClaimed({
  person_id,
  week,
  due_at,
  closes_at,
  attempt,
  lease_until,
}: Tables['check_in']): ClaimedCheckIn {
  return {
    ...{ personId: person_id, week, dueAt: due_at, closesAt: closes_at },
    ...{ attempt, leaseUntil: lease_until },
  };
}
