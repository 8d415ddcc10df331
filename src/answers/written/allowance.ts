import type { Account } from '../../chat/incoming.ts';
import { dayOf } from '../../day-of.ts';
import type { Usage } from './chat-model.ts';

/** Whether a model may be asked for somebody today. `unknown`: it cannot be told, so better not. */
export type Remaining = 'enough' | 'used up for you' | 'used up for all' | 'unknown';

/** How much models may write in a day of UTC. */
export interface Allowance {
  /** What is under way for others is not counted yet: each of them may go over it once. */
  remaining(account: Account): Promise<Remaining>;
  /** Never rejects: an answer that is written is shown, whether it could be counted or not. */
  spend(account: Account, usage: Usage): Promise<void>;
}

/** How many tokens were spent, by account and day; never for what. */
export interface TokenCounts {
  /** Adds to what the account and to what all spent on that day, both or neither. */
  add(account: Account, day: string, tokens: number): Promise<void>;
  on(account: Account, day: string): Promise<{ readonly own: number; readonly all: number }>;
  /** What is held about an account, oldest day first. */
  by(account: Account): Promise<readonly { readonly day: string; readonly tokens: number }[]>;
  /** What all spent stays as it is. */
  forget(account: Account): Promise<void>;
}

interface Dependencies {
  readonly counts: Pick<TokenCounts, 'add' | 'on'>;
  /** Tokens for each account and day. */
  readonly perPerson: number;
  /** Tokens for all accounts together and each day. */
  readonly perDay: number;
  readonly now: () => number;
  /** A count could not be read or kept. */
  readonly onError: (error: unknown) => void;
}

export function createAllowance({ counts, perPerson, perDay, now, onError }: Dependencies): Allowance {
  return {
    async remaining(account) {
      try {
        const { own, all } = await counts.on(account, dayOf(now()));
        if (own >= perPerson) return 'used up for you';
        return all >= perDay ? 'used up for all' : 'enough';
      } catch (error) {
        onError(error);
        return 'unknown';
      }
    },
    async spend(account, { input, output }) {
      try {
        await counts.add(account, dayOf(now()), input + output);
      } catch (error) {
        onError(error);
      }
    },
  };
}

/** What the person is told above the documents' own words. */
export function tellUsedUp(remaining: 'used up for you' | 'used up for all'): string {
  return remaining === 'used up for you'
    ? 'Your share of written answers for today is used up. Here is what the documents say.'
    : 'Today’s share of written answers is used up for everybody. Here is what the documents say.';
}
