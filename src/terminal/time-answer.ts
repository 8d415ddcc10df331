import type { AnswerQuestion } from '../answers/answer-question.ts';
import type { Topic } from '../answers/asked.ts';
import type { TimedAnswer } from './answer-json.ts';

export type AnswerTimed = (question: string, topic: Topic | undefined) => TimedAnswer;

interface Dependencies {
  readonly answerQuestion: AnswerQuestion;
  /** Milliseconds of a clock that only moves on. */
  readonly clock: () => number;
}

export function createAnswerTimed({ answerQuestion, clock }: Dependencies): AnswerTimed {
  return (question, topic) => {
    const start = clock();
    const answer = answerQuestion(question, topic);
    return { question, answer, ms: clock() - start };
  };
}
