import type { AnswerQuestion } from '../answer-question.ts';
import type { Answerer } from '../answerer.ts';
import type { createFindAnswer } from './find-answer.ts';
import type { WriteAnswer } from './write-answer.ts';

interface Dependencies {
  readonly answerQuestion: AnswerQuestion;
  readonly findAnswer: ReturnType<typeof createFindAnswer>;
  readonly writeAnswer: WriteAnswer;
}

/** Answers from the documents, and lets a model write of it. */
export function createWrittenAnswerer(dependencies: Dependencies): Answerer {
  const { answerQuestion, findAnswer, writeAnswer } = dependencies;
  return async (asked, progress) => {
    const { stopped } = progress;
    const found = await findAnswer.invoke(asked, { signal: stopped }).catch((error: unknown) => {
      // LangChain rejects for a stop as well, and then nothing is wrong.
      if (!stopped.aborted) throw error;
      return undefined;
    });
    if (!found) return answerQuestion(asked.question, asked.topic);
    const { answer, question } = found;
    return writeAnswer({ ...asked, question }, answer, progress);
  };
}
