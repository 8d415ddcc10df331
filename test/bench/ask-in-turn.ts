import type { Answer } from '../../src/answers/answer.ts';
import type { AnswerQuestion } from '../../src/answers/answer-question.ts';
import type { Topic } from '../../src/answers/asked.ts';

/** Asks the messages of one conversation; gives the last answer and how long each took. */
export function askInTurn(
  answerQuestion: AnswerQuestion,
  turns: readonly string[],
): { readonly answer: Answer | undefined; readonly ms: readonly number[] } {
  let topic: Topic | undefined;
  let answer: Answer | undefined;
  const ms = turns.map((turn) => {
    const started = performance.now();
    answer = answerQuestion(turn, topic);
    const taken = performance.now() - started;
    topic = answer.topic ?? topic;
    return taken;
  });
  return { answer, ms };
}
