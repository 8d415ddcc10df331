import type { Held } from './held.ts';
import type { Claimed, Inbox } from './inbox.ts';

interface Dependencies {
  readonly platform: string;
  readonly inbox: Pick<Inbox, 'renew' | 'claimAbandoned'>;
  readonly now: () => number;
}

export const betweenLooksMs = 10_000;

/** Renews the claims of what this process holds, and claims what others have left. Rejects while the database is away. */
export function createLookAround({ platform, inbox, now }: Dependencies) {
  let wasAway = false;

  const renew = async (one: Held): Promise<void> => {
    one.claimed = (await inbox.renew(one.claimed)) ?? { ...one.claimed, leaseUntil: 0 };
  };

  return async (held: readonly Held[], most: number): Promise<readonly Claimed[]> => {
    try {
      const soon = now() + 3 * betweenLooksMs;
      await Promise.all(held.filter(({ claimed }) => claimed.leaseUntil < soon).map(renew));
      // Until now nobody could renew their claims, or write down what they had answered: let them. To ask for none shows
      // whether the database is back.
      const taken = await inbox.claimAbandoned(platform, wasAway ? 0 : most);
      wasAway = false;
      return taken;
    } catch (error) {
      wasAway = true;
      throw error;
    }
  };
}
