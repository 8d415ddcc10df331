import type { Account } from '../chat/incoming.ts';
import type { FrameworkCitation } from './answer.ts';

/** An answer that feedback may still refer to. */
export interface RecentAnswer {
  readonly id: string;
  readonly question: string;
  /** The complete answer as plain text. */
  readonly text: string;
  readonly citations: readonly FrameworkCitation[];
  readonly askedBy: Account;
}

export interface RecentAnswers {
  keep(answer: RecentAnswer): Promise<void>;
  /** Undefined where it was never given, or has been forgotten. */
  find(id: string): Promise<RecentAnswer | undefined>;
}

/** Whether somebody may speak of an answer: it was given in the workspace that they are in. */
export function mayRead({ askedBy }: RecentAnswer, account: Account): boolean {
  return askedBy.platform === account.platform && askedBy.workspace === account.workspace;
}
