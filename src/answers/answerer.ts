import type { Account } from '../chat/incoming.ts';
import type { Progress } from '../chat/progress.ts';
import type { Answer } from './answer.ts';
import type { AnswerQuestion } from './answer-question.ts';
import type { Topic } from './asked.ts';

export interface Question {
  readonly question: string;
  readonly topic: Topic | undefined;
  /** Whose question it is. */
  readonly by: Account;
}

/**
 * Answers one message in the light of what the conversation was about. What it appends on the way is the first block of
 * the answer. Once `progress.stopped` is aborted it ends soon, also by rejecting.
 */
export type Answerer = (asked: Question, progress: Progress) => Promise<Answer>;

/** The embedded default: at once, from the documents alone. */
export function answerAtOnce(answerQuestion: AnswerQuestion): Answerer {
  return async ({ question, topic }) => answerQuestion(question, topic);
}
