import type { Account } from '../chat/incoming.ts';
import type { FrameworkCitation } from './answer.ts';

export const verdicts = ['helpful', 'not-helpful'] as const;
export type Verdict = (typeof verdicts)[number];

/** What somebody thought of an answer, with all that the people who look after the documents need to mend it. */
export interface Feedback {
  readonly answerId: string;
  readonly account: Account;
  readonly verdict: Verdict;
  readonly reason?: string;
  readonly question: string;
  /** The complete answer as plain text. */
  readonly text: string;
  readonly citations: readonly FrameworkCitation[];
  readonly at: Date;
}

export interface FeedbackStore {
  /** One for each account and answer: a second replaces the first. */
  save(feedback: Feedback): Promise<void>;
  /** Oldest first. */
  all(): Promise<readonly Feedback[]>;
  by(account: Account): Promise<readonly Feedback[]>;
  /** The feedback stays, without who gave it. */
  forgetAuthor(account: Account): Promise<void>;
}
