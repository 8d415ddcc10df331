import { type ExpressionBuilder, sql } from 'kysely';
import type { Claimed, Finished, Kind, Outbox, Planned, SendingState } from '../schedule/outbox.ts';
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

export function createStoredOutbox(dependencies: Dependencies): Outbox {
  return {
    ...createPlan(dependencies),
    ...createClaims(dependencies),
    ...createChanges(dependencies),
    ...createOverview(dependencies),
  };
}

function createPlan({ database, now }: Dependencies): Pick<Outbox, 'plan' | 'planAgain' | 'reschedule'> {
  return {
    async plan(planned) {
      let added = 0;
      for (let from = 0; from < planned.length; from += together) {
        const rows = await database
          .insertInto('delivery')
          .values(planned.slice(from, from + together).map((each) => toNewRow(each, now())))
          .onConflict((conflict) => conflict.column('id').doNothing())
          .returning('id')
          .execute();
        added += rows.length;
      }
      return added;
    },

    async planAgain(planned) {
      const row = toNewRow(planned, now());
      const { due_at, closes_at, state, reason, answered_at, changed_at } = row;
      await database
        .insertInto('delivery')
        .values(row)
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet({ due_at, closes_at, state, reason, answered_at, changed_at })
            .where('delivery.state', 'not in', ['claimed', 'sending']),
        )
        .execute();
    },

    async reschedule(kind, personId, week, dueAt) {
      await database
        .updateTable('delivery')
        .set({ due_at: dueAt, changed_at: now() })
        .where('id', '=', idOf({ kind, personId, week }))
        .where('state', '=', 'due')
        .execute();
    },
  };
}

function toNewRow(planned: Planned, at: number): Tables['delivery'] {
  const { kind, personId, week, dueAt, closesAt } = planned;
  return {
    ...{ id: idOf(planned), kind, person_id: personId, week, due_at: dueAt, closes_at: closesAt },
    ...{ state: 'due', lease_until: 0, attempt: 0, reference: null, reason: null },
    ...{ answered_at: null, changed_at: at },
  };
}

function createClaims(dependencies: Dependencies): Pick<Outbox, 'claimDue' | 'claimInterrupted'> {
  const { database, now, leaseMs = usualLeaseMs } = dependencies;

  /** Several processes may choose the same ones: whoever comes second finds them changed, and gets none of them. */
  const claim = async (state: 'claimed' | 'sending', most: number): Promise<Claimed[]> => {
    const at = now();
    const isFree = state === 'claimed' ? isUnbegun(at) : isInterrupted(at);
    const chosen = database.selectFrom('delivery').select('id').where(isFree).orderBy('due_at').limit(most);
    const ofTime = chosen.where('due_at', '<=', at).where('closes_at', '>', at);
    const rows = await database
      .updateTable('delivery')
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

function createChanges({ database, now }: Dependencies): Pick<Outbox, 'begin' | 'finish' | 'putBack'> {
  /** Only as long as the claim is the last one, and the check-in is where the claim left it. */
  const change = (claimed: Claimed, from: readonly SendingState[], to: Changes) =>
    database
      .updateTable('delivery')
      .set({ ...to, changed_at: now() })
      .where('id', '=', idOf(claimed))
      .where('attempt', '=', claimed.attempt)
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
}: Dependencies): Pick<Outbox, 'closeOld' | 'statuses' | 'resolve' | 'forget'> {
  return {
    async closeOld() {
      const result = await database
        .updateTable('delivery')
        .set({ state: 'missed', reason: 'it was not sent in time', changed_at: now() })
        .where('closes_at', '<=', now())
        .where(isUnbegun(now()))
        .executeTakeFirst();
      return Number(result.numUpdatedRows);
    },

    async forget(personId) {
      await database.deleteFrom('delivery').where('person_id', '=', personId).execute();
    },

    async statuses(personId) {
      const all = database.selectFrom('delivery').selectAll();
      const wanted = personId === undefined ? all : all.where('person_id', '=', personId);
      const rows = await wanted.orderBy('week', 'desc').orderBy('person_id').orderBy('kind').execute();
      return rows.map(({ kind, person_id, week, due_at, state, reason }) => ({
        // Written by this file alone.
        ...{ kind: kind as Kind, personId: person_id, week, dueAt: due_at, state: state as SendingState },
        ...(reason === null ? {} : { reason }),
      }));
    },

    async resolve(personId, week, as) {
      const result = await database
        .updateTable('delivery')
        .set({ state: as, reason: null, changed_at: now(), ...(as === 'due' ? { due_at: now() } : {}) })
        .where('person_id', '=', personId)
        .where('week', '=', week)
        .where('state', '=', 'unknown')
        .executeTakeFirst();
      return Number(result.numUpdatedRows);
    },
  };
}

type Changes = Partial<Omit<Tables['delivery'], 'id'>>;

function isUnbegun(at: number) {
  return ({ or, and, eb }: ExpressionBuilder<Tables, 'delivery'>) =>
    or([eb('state', '=', 'due'), and([eb('state', '=', 'claimed'), eb('lease_until', '<=', at)])]);
}

function isInterrupted(at: number) {
  return ({ and, eb }: ExpressionBuilder<Tables, 'delivery'>) =>
    and([eb('state', '=', 'sending'), eb('lease_until', '<=', at)]);
}

function idOf({ kind, personId, week }: Pick<Planned, 'kind' | 'personId' | 'week'>): string {
  return `${kind} ${week} ${personId}`;
}

function toRow(finished: Finished): Changes {
  return {
    state: finished.state,
    ...('reference' in finished ? { reference: finished.reference } : {}),
    ...('reason' in finished ? { reason: finished.reason } : {}),
  };
}

function toClaimed({
  kind,
  person_id,
  week,
  due_at,
  closes_at,
  attempt,
  lease_until,
}: Tables['delivery']): Claimed {
  return {
    ...{ kind: kind as Kind, personId: person_id, week, dueAt: due_at, closesAt: closes_at },
    ...{ attempt, leaseUntil: lease_until },
  };
}
