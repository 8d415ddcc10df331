import { loadAnswers } from '../../src/commands/load-answers.ts';
import { collectPassages } from '../../src/retrieval/passages.ts';
import { readQuestions } from '../evaluation/question.ts';
import { createFullTextSearch } from './full-text.ts';
import { createMiniSearch } from './mini-search.ts';
import { type Raced, race } from './race.ts';
import { createRolecall } from './rolecall.ts';

/** The product beside two search libraries over the very same passages, in the same run. The product comes first. */
export async function compareEngines(
  knowledgeFolder: string,
  rounds: number,
  questions: number,
): Promise<Raced[]> {
  const { framework, answerQuestion } = await loadAnswers({ knowledgeFolder, supportContact: '' });
  const passages = collectPassages(framework);
  const engines = [
    createRolecall(answerQuestion),
    createMiniSearch(passages),
    createFullTextSearch(passages),
  ];
  return race(engines, readQuestions('development').slice(0, questions), rounds);
}
