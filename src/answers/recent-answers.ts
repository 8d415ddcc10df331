import type { Account } from '../chat/incoming.ts';
import type { Block } from '../chat/reply.ts';
import type { FrameworkCitation } from './answer.ts';

/** An answer that buttons and feedback may still refer to. */
export interface RecentAnswer {
  readonly id: string;
  readonly question: string;
  readonly blocks: readonly Block[];
  readonly citations: readonly FrameworkCitation[];
  readonly askedBy: Account;
  readonly isWritten?: true;
}

export interface RecentAnswers {
  keep(answer: RecentAnswer): Promise<void>;
  /** Undefined where it was never given, or has been forgotten. */
  find(id: string): Promise<RecentAnswer | undefined>;
  /** The questions that somebody was answered. */
  questionsOf(account: Account): Promise<readonly string[]>;
  /** What they were answered can be referred to no more. */
  forget(account: Account): Promise<void>;
}

/** Whether somebody may speak of an answer: it was given in the workspace that they are in. */
export function mayRead({ askedBy }: RecentAnswer, account: Account): boolean {
  return askedBy.platform === account.platform && askedBy.workspace === account.workspace;
}

/** What to say where an answer is not kept any more, or was never given here. */
export const forgotten = 'I no longer have that answer. Please ask again, and tell me about the new one.';
