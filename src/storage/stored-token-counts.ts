import type { TokenCounts } from '../answers/written/allowance.ts';
import type { Account } from '../chat/incoming.ts';
import { dayOf } from '../day-of.ts';
import type { Database } from './open-database.ts';

interface Dependencies {
  readonly database: Database;
  readonly now: () => number;
}

interface StoredTokenCounts extends TokenCounts {
  /** Forgets the days before today. */
  forgetOld(): Promise<void>;
}

/** The row of all accounts together, which is nobody's. */
const everybody = 'everybody';

export function createStoredTokenCounts({ database, now }: Dependencies): StoredTokenCounts {
  return {
    async add(account, day, tokens) {
      // One statement, so that neither row is without the other. Everybody's comes last: it is locked the shortest, and
      // no two writers wait for each other.
      await database
        .insertInto('token_count')
        .values([
          { day, spender: spenderOf(account), tokens },
          { day, spender: everybody, tokens },
        ])
        .onConflict((conflict) =>
          conflict.columns(['day', 'spender']).doUpdateSet(({ eb, ref }) => ({
            tokens: eb(ref('token_count.tokens'), '+', ref('excluded.tokens')),
          })),
        )
        .execute();
    },

    async on(account, day) {
      const own = spenderOf(account);
      const rows = await database
        .selectFrom('token_count')
        .select(['spender', 'tokens'])
        .where('day', '=', day)
        .where('spender', 'in', [own, everybody])
        .execute();
      const spent = new Map(rows.map(({ spender, tokens }) => [spender, tokens]));
      return { own: spent.get(own) ?? 0, all: spent.get(everybody) ?? 0 };
    },

    by: (account) =>
      database
        .selectFrom('token_count')
        .select(['day', 'tokens'])
        .where('spender', '=', spenderOf(account))
        .orderBy('day')
        .execute(),

    async forget(account) {
      await database.deleteFrom('token_count').where('spender', '=', spenderOf(account)).execute();
    },

    async forgetOld() {
      await database.deleteFrom('token_count').where('day', '<', dayOf(now())).execute();
    },
  };
}

function spenderOf({ platform, workspace, id }: Account): string {
  return JSON.stringify([platform, workspace, id]);
}
