import { type ExpressionBuilder, sql } from 'kysely';
import type { Claimed, Finished, Kind, Outbox, Planned } from '../schedule/outbox.ts';
import { createBatches } from './batches.ts';
import type { Database } from './open-database.ts';
import { createOutboxOverview, isWaiting } from './outbox-overview.ts';
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
    ...createOutboxOverview(dependencies),
  };
}

function createPlan({ database, now }: Dependencies): Pick<Outbox, 'plan' | 'planAgain' | 'reschedule'> {
  const add = async (planned: readonly Planned[]): Promise<number> => {
    const rows = await database
      .insertInto('delivery')
      .values(planned.map((each) => toNewRow(each, now())))
      // Of any constraint: where two plan at once, Postgres may meet the one of person and week before that of the id.
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute();
    return rows.length;
  };

  return {
    async plan(planned) {
      let added = 0;
      for (let from = 0; from < planned.length; from += together)
        added += await add(planned.slice(from, from + together));
      return added;
    },

    async planAgain(planned) {
      if ((await add([planned])) > 0) return;
      const { id, due_at, closes_at, state, reason, answered_at, changed_at } = toNewRow(planned, now());
      await database
        .updateTable('delivery')
        .set({ due_at, closes_at, state, reason, answered_at, changed_at })
        .where('id', '=', id)
        .where('state', 'not in', ['claimed', 'sending'])
        .execute();
    },

    async reschedule(kind, personId, week, dueAt) {
      await database
        .updateTable('delivery')
        .set({ state: 'due', reason: null, due_at: dueAt, changed_at: now() })
        .where('id', '=', idOf({ kind, personId, week }))
        .where('state', 'in', ['due', 'waiting'])
        .execute();
    },
  };
}

function toNewRow(planned: Planned, at: number): Tables['delivery'] {
  const { kind, personId, week, dueAt, closesAt } = planned;
  return {
    ...{ id: idOf(planned), kind, person_id: personId, week, due_at: dueAt, closes_at: closesAt },
    ...{ state: 'due', lease_until: 0, attempt: 0, reference: null, reason: null },
    ...{ answered_at: null, changed_at: at, is_reminded: 0, platform: '' },
  };
}

function createClaims(dependencies: Dependencies): Pick<Outbox, 'claimDue' | 'claimInterrupted'> {
  const { database, now, leaseMs = usualLeaseMs } = dependencies;

  /** Several processes may choose the same ones: whoever comes second finds them changed, and gets none of them. */
  const claim = async (
    state: 'claimed' | 'sending',
    chosen: readonly { readonly id: string }[],
    isFree: ReturnType<typeof isUnbegun>,
  ): Promise<Claimed[]> => {
    if (chosen.length === 0) return [];
    const at = now();
    const ids = chosen.map(({ id }) => id);
    const rows = await database
      .updateTable('delivery')
      .set({ state, lease_until: at + leaseMs, attempt: sql`attempt + 1`, reason: null, changed_at: at })
      .where('id', 'in', ids)
      .where(isFree)
      .returningAll()
      .execute();
    return rows.map(toClaimed).toSorted((a, b) => a.dueAt - b.dueAt);
  };
  const inOrder = (most: number) =>
    database.selectFrom('delivery').select('id').orderBy('due_at').limit(most);

  return {
    async claimDue(most, platforms = []) {
      const at = now();
      // By the index of the times at which they are due: all that are may be many, and people who answer wait behind this.
      // With a sum the other index, by which they would have to be sorted, is of no use.
      const isOpen = inOrder(most).where(sql<boolean>`closes_at + 0 > ${at}`);
      const due = isOpen.select('due_at').where('due_at', '<=', at);
      const waiting = due.where(isWaiting);
      const [lapsed, ...found] = await Promise.all([
        isOpen.where('state', '=', 'claimed').where('lease_until', '<=', at).execute(),
        due.where('state', '=', 'due').execute(),
        // One by one: each is in the order of its times in the index.
        ...platforms.map((platform) => waiting.where('platform', '=', platform).execute()),
      ]);
      const oldest = found.flat().toSorted((a, b) => a.due_at - b.due_at);
      return claim('claimed', [...lapsed, ...oldest].slice(0, most), isUnbegun(at));
    },
    async claimInterrupted(most) {
      const at = now();
      const lapsed = inOrder(most).where('state', '=', 'sending').where('lease_until', '<=', at);
      return claim('sending', await lapsed.execute(), isInterrupted(at));
    },
  };
}

/** What is begun or finished at about the same time is written together: people who answer wait behind fewer writes. */
function createChanges(
  dependencies: Dependencies,
): Pick<Outbox, 'begin' | 'finish' | 'putBack' | 'leaveFor'> {
  const release = createRelease(dependencies);
  const finish = createBatches(finishTogether(dependencies));
  return {
    begin: createBatches(beginTogether(dependencies)),
    finish: (claimed, finished) => finish({ claimed, finished }),
    putBack: (claimed, dueAt) => release(claimed, { state: 'due', due_at: dueAt }),
    leaveFor: (claimed, platform) =>
      release(claimed, {
        ...{ state: 'waiting', platform },
        reason: `it waits for a process that has ${platform}`,
      }),
  };
}

type Released = Pick<Tables['delivery'], 'state'> & Partial<Tables['delivery']>;

function createRelease({ database, now }: Dependencies) {
  return async (claimed: Claimed, released: Released): Promise<boolean> => {
    const result = await database
      .updateTable('delivery')
      .set({ ...released, lease_until: 0, changed_at: now() })
      .where(stillHeld([claimed]))
      .where('state', 'in', ['claimed', 'sending'])
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  };
}

function beginTogether({ database, now }: Dependencies) {
  return async (claims: readonly Claimed[]): Promise<boolean[]> => {
    const begun = await database
      .updateTable('delivery')
      .set({ state: 'sending', changed_at: now() })
      .where(stillHeld(claims))
      .where('state', '=', 'claimed')
      // Once its claim has run out it would count as interrupted, although nothing was sent.
      .where('lease_until', '>', now())
      .returning('id')
      .execute();
    const ids = new Set(begun.map(({ id }) => id));
    return claims.map((claimed) => ids.has(idOf(claimed)));
  };
}

function finishTogether({ database, now }: Dependencies) {
  return async (
    items: readonly { readonly claimed: Claimed; readonly finished: Finished }[],
  ): Promise<boolean[]> => {
    const each = (read: (finished: Finished) => string | null) => {
      const whens = items.map(
        ({ claimed, finished }) => sql`when ${idOf(claimed)} then cast(${read(finished)} as text)`,
      );
      return sql<string>`case id ${sql.join(whens, sql` `)} end`;
    };
    const done = await database
      .updateTable('delivery')
      .set({
        state: each(({ state }) => state),
        reference: each((finished) => ('reference' in finished ? finished.reference : null)),
        reason: each((finished) => ('reason' in finished ? finished.reason : null)),
        changed_at: now(),
      })
      .where(stillHeld(items.map(({ claimed }) => claimed)))
      .where('state', '=', 'sending')
      .returning('id')
      .execute();
    const ids = new Set(done.map(({ id }) => id));
    return items.map(({ claimed }) => ids.has(idOf(claimed)));
  };
}

/** Those of the claims that are the last ones of their deliveries. */
function stillHeld(claims: readonly Claimed[]) {
  return ({ and, eb, or }: ExpressionBuilder<Tables, 'delivery'>) =>
    or(claims.map((claimed) => and([eb('id', '=', idOf(claimed)), eb('attempt', '=', claimed.attempt)])));
}

// As no index has it. Those that are chosen already are found by their ids; after many are planned Postgres takes them
// for few until it has counted them, and would go through all that are due for each claim.
const chosenState = sql<string>`state || ''`;

function isUnbegun(at: number) {
  return ({ or, and, eb }: ExpressionBuilder<Tables, 'delivery'>) =>
    or([
      eb(chosenState, 'in', ['due', 'waiting']),
      and([eb(chosenState, '=', 'claimed'), eb('lease_until', '<=', at)]),
    ]);
}

function isInterrupted(at: number) {
  return ({ and, eb }: ExpressionBuilder<Tables, 'delivery'>) =>
    and([eb(chosenState, '=', 'sending'), eb('lease_until', '<=', at)]);
}

function idOf({ kind, personId, week }: Pick<Planned, 'kind' | 'personId' | 'week'>): string {
  return `${kind} ${week} ${personId}`;
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
