import { RunnableLambda, RunnableSequence } from '@langchain/core/runnables';
import type { Answer } from '../answer.ts';
import type { AnswerByMeaning } from '../answer-by-meaning.ts';
import type { AnswerQuestion } from '../answer-question.ts';
import type { Question } from '../answerer.ts';
import type { Allowance } from './allowance.ts';
import type { Usage } from './chat-model.ts';
import type { CountWriting } from './count-writing.ts';
import { mayLean, type RewriteQuestion } from './rewrite-question.ts';

interface Dependencies {
  readonly answerQuestion: AnswerQuestion;
  readonly answerByMeaning: AnswerByMeaning;
  readonly rewriteQuestion: RewriteQuestion;
  readonly allowance: Allowance;
  readonly count: CountWriting;
}

interface Read extends Question {
  /** What stands alone, where the message did not. */
  readonly rewritten: string | undefined;
}

interface Runs {
  readonly signal?: AbortSignal;
}

export interface Found {
  readonly answer: Answer;
  /** What it answers: the message, or what it was rewritten to. */
  readonly question: string;
}

/** From a message to the answer that the documents give, as LangChain runs it: rewrite, retrieve. */
export function createFindAnswer(dependencies: Dependencies): RunnableSequence<Question, Found> {
  const { answerQuestion, answerByMeaning, rewriteQuestion, allowance, count } = dependencies;
  const never = new AbortController().signal;

  const rewrite = async (asked: Question, { signal = never }: Runs): Promise<Read> => {
    const { question, topic, by } = asked;
    const isClear = !topic || !mayLean(question) || !isUnclear(answerQuestion(question, topic));
    if (isClear || (await allowance.remaining(by)) !== 'enough') return { ...asked, rewritten: undefined };
    const onUsage = (usage: Usage): void => {
      count({ what: 'tokens', usage });
      void allowance.spend(by, usage);
    };
    return { ...asked, rewritten: await rewriteQuestion(question, topic, { signal, onUsage }) };
  };

  const retrieve = async ({ question, topic, rewritten }: Read, { signal = never }: Runs): Promise<Found> => {
    if (rewritten !== undefined) {
      const answer = await answerByMeaning(rewritten, undefined, signal);
      if (answer.kind === 'answer') return { answer, question: rewritten };
    }
    return { answer: await answerByMeaning(question, topic, signal), question };
  };

  return RunnableSequence.from<Question, Found>([
    RunnableLambda.from(rewrite),
    RunnableLambda.from(retrieve),
  ]);
}

/** Names do not say what is meant. What the documents are known to lack stays so. */
function isUnclear({ kind, asked, suggestions }: Answer): boolean {
  return (
    (kind === 'not-covered' && asked?.kind === 'open') || (kind === 'clarify' && suggestions.length === 0)
  );
}
