import { LRUCache } from 'lru-cache';
import type { Answer } from './answer.ts';
import type { AnswerQuestion } from './answer-question.ts';

/** An answer of the whole framework takes up to about 30 kB. */
const mostAnswers = 500;

/** Answers what was asked before without working it out again: answering is pure. */
export function cacheAnswers(answerQuestion: AnswerQuestion): AnswerQuestion {
  const answers = new LRUCache<string, Answer>({ max: mostAnswers });
  return (question, topic, closeness) => {
    // A model's vectors are no part of what was asked.
    if (closeness) return answerQuestion(question, topic, closeness);
    const key = JSON.stringify([question, topic]);
    const known = answers.get(key);
    if (known) return known;
    const answer = answerQuestion(question, topic);
    answers.set(key, answer);
    return answer;
  };
}
