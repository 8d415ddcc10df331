import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as giveWay } from 'node:timers/promises';
import { cacheAnswers } from '../answers/answer-cache.ts';
import type { AnswerQuestion } from '../answers/answer-question.ts';
import { type Answerer, answerAtOnce } from '../answers/answerer.ts';
import { createAnswers } from '../answers/create-answers.ts';
import { type KnowledgeConfig, ownKnowledge } from '../config.ts';
import { loadFramework } from '../framework/load-framework.ts';
import type { Framework } from '../framework/model.ts';
import { type ModelSettings, sayModel } from '../models/settings.ts';
import { type EverydayWords, everydayWordsFile, loadEverydayWords } from '../retrieval/everyday-words.ts';
import { createFindRoleLevels, type FindRoleLevels } from '../retrieval/find-role-levels.ts';
import { collectPassages, type Passage } from '../retrieval/passages.ts';

interface Config extends KnowledgeConfig {
  /** Whoever asks what becomes of questions is told of it. */
  readonly model?: ModelSettings | undefined;
}

export interface LoadedAnswers {
  readonly framework: Framework;
  readonly everyday: EverydayWords;
  readonly passages: readonly Passage[];
  readonly answerQuestion: AnswerQuestion;
  /** What answers where no model is configured. */
  readonly answerer: Answerer;
  readonly findRoleLevels: FindRoleLevels;
}

/** All that is read from the folder. Throws a KnowledgeError. */
export async function loadDocuments(
  knowledgeFolder: string,
): Promise<Pick<LoadedAnswers, 'framework' | 'everyday'>> {
  const framework = await loadFramework(knowledgeFolder);
  const hasOwnWords = existsSync(join(knowledgeFolder, everydayWordsFile));
  const everyday = await loadEverydayWords(hasOwnWords ? knowledgeFolder : ownKnowledge, framework);
  return { framework, everyday };
}

/** Reads the documents and builds the index, in steps between which others are answered. Throws a KnowledgeError. */
export async function loadAnswers({
  knowledgeFolder,
  supportContact,
  model,
}: Config): Promise<LoadedAnswers> {
  const { framework, everyday } = await loadDocuments(knowledgeFolder);
  await giveWay();
  const passages = collectPassages(framework);
  await giveWay();
  const words = { support: supportContact, ...(model ? { model: sayModel(model) } : {}) };
  const answerQuestion = cacheAnswers(createAnswers(framework, everyday, words, passages));
  return {
    ...{ framework, everyday, passages, answerQuestion },
    answerer: answerAtOnce(answerQuestion),
    findRoleLevels: createFindRoleLevels(framework),
  };
}
