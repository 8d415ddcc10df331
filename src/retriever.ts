import { Document } from '@langchain/core/documents';
import type { FrameworkCitation } from './answers/answer.ts';
import { loadAnswers } from './commands/load-answers.ts';
import { createFrameworkRetriever, type PassageMetadata } from './retrieval/framework-retriever.ts';

/**
 * The retriever over a knowledge folder, for use in LangChain pipelines: names and structure first, then the search.
 * Throws `KnowledgeError` with all that is wrong in the folder.
 */
export async function openRetriever(knowledgeFolder: string) {
  const { answerQuestion } = await loadAnswers({ knowledgeFolder, supportContact: '' });
  return createFrameworkRetriever((question) =>
    answerQuestion(question, undefined).citations.map(toDocument),
  );
}

function toDocument({ quote, file, line, ...names }: FrameworkCitation): Document<PassageMetadata> {
  const { role = null, roleLevel = null, skill = null, skillLevel = null, url = null } = names;
  return new Document({
    pageContent: quote,
    metadata: { role, roleLevel, skill, skillLevel, source: file, line, url },
  });
}
