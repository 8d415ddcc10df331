import type { AnswerQuestion } from '../../src/answers/answer-question.ts';
import { askInTurn } from './ask-in-turn.ts';
import type { Engine } from './engine.ts';

/** The product: the whole answer, not the search alone. Its owner is the first citation of an answer. */
export function createRolecall(answerQuestion: AnswerQuestion): Engine {
  return {
    name: 'Rolecall',
    ask: ({ turns }) => {
      const { answer, ms } = askInTurn(answerQuestion, turns);
      return { ms, owners: () => (answer?.kind === 'answer' ? answer.citations.slice(0, 1) : []) };
    },
  };
}
