import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AnswerQuestion } from '../answers/answer-question.ts';
import { createAnswers } from '../answers/create-answers.ts';
import { type KnowledgeConfig, ownKnowledge } from '../config.ts';
import { loadFramework } from '../framework/load-framework.ts';
import type { Framework } from '../framework/model.ts';
import { everydayWordsFile, loadEverydayWords } from '../retrieval/everyday-words.ts';
import { createFindRoleLevels, type FindRoleLevels } from '../retrieval/find-role-levels.ts';

export interface LoadedAnswers {
  readonly framework: Framework;
  readonly answerQuestion: AnswerQuestion;
  readonly findRoleLevels: FindRoleLevels;
}

/** Reads the documents and builds the index. Throws a KnowledgeError. */
export async function loadAnswers({
  knowledgeFolder,
  supportContact,
}: KnowledgeConfig): Promise<LoadedAnswers> {
  const framework = await loadFramework(knowledgeFolder);
  const hasOwnWords = existsSync(join(knowledgeFolder, everydayWordsFile));
  const everyday = await loadEverydayWords(hasOwnWords ? knowledgeFolder : ownKnowledge, framework);
  return {
    framework,
    answerQuestion: createAnswers(framework, everyday, { support: supportContact }),
    findRoleLevels: createFindRoleLevels(framework),
  };
}
