import type { Embed } from '../retrieval/embed.ts';
import type { Meaning } from '../retrieval/meaning.ts';
import type { Answer } from './answer.ts';
import type { AnswerQuestion } from './answer-question.ts';
import type { Topic } from './asked.ts';
import { ModelError } from './written/chat-model.ts';

/** Answers by the words of a question, and by its meaning where that may give another answer. Never waits for long. */
export type AnswerByMeaning = (
  question: string,
  topic: Topic | undefined,
  signal: AbortSignal,
) => Promise<Answer>;

interface Dependencies {
  readonly answerQuestion: AnswerQuestion;
  readonly meaning: Pick<Meaning, 'isReady' | 'closenessOf'>;
  readonly embed: Embed;
  /** Why a question was answered by its words alone that meaning could have helped. */
  readonly onFailure: (error: unknown) => void;
  readonly deadlineMs?: number;
}

export function createAnswerByMeaning({
  answerQuestion,
  meaning,
  embed,
  onFailure,
  deadlineMs = 2_000,
}: Dependencies): AnswerByMeaning {
  const answerMeant = async (
    question: string,
    topic: Topic | undefined,
    signal: AbortSignal,
  ): Promise<Answer> => {
    const [vector] = await endingWith(signal, () => embed([question], signal));
    if (!vector) throw new Error('the embedding model gave no vector');
    return answerQuestion(question, topic, meaning.closenessOf(vector));
  };
  return async (question, topic, signal) => {
    const plain = answerQuestion(question, topic);
    if (!plain.isByWordsAlone || !meaning.isReady() || signal.aborted) return plain;
    const late = new AbortController();
    const tooSlow = new ModelError(
      'too slow',
      `the question was not embedded within ${deadlineMs / 1_000} s`,
    );
    const timer = setTimeout(() => late.abort(tooSlow), deadlineMs);
    try {
      return await answerMeant(question, topic, AbortSignal.any([signal, late.signal]));
    } catch (error) {
      // Who pressed stop did not make anything fail.
      if (!signal.aborted) onFailure(error);
      return plain;
    } finally {
      clearTimeout(timer);
    }
  };
}

/** The result, or the signal's reason at once: not everything that is given a signal listens to it. */
function endingWith<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  const ended = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  // Also what throws at once is raced: otherwise nobody would hear of the signal's end.
  return Promise.race([new Promise<Result>((resolve) => resolve(work())), ended]);
}
