import type { Document } from '@langchain/core/documents';
import { BaseRetriever } from '@langchain/core/retrievers';

/** What of the framework a passage is and where it stands. `line` counts from 1. */
export interface PassageMetadata {
  readonly role: string | null;
  readonly roleLevel: string | null;
  readonly skill: string | null;
  readonly skillLevel: string | null;
  readonly source: string;
  readonly line: number;
  readonly url: string | null;
}

/** The passages that answer a question, best first, with the documents' own words as `pageContent`. */
export type FindPassages = (question: string) => readonly Document<PassageMetadata>[];

// A class because LangChain's pipelines know a retriever by its base class.
class FrameworkRetriever extends BaseRetriever<PassageMetadata> {
  readonly lc_namespace = ['rolecall', 'retrieval'];
  readonly #findPassages: FindPassages;

  constructor(findPassages: FindPassages) {
    super();
    this.#findPassages = findPassages;
  }

  override async _getRelevantDocuments(question: string): Promise<Document<PassageMetadata>[]> {
    return [...this.#findPassages(question)];
  }
}

/** The framework as a retriever for any LangChain pipeline. A question that the documents do not answer gives none. */
export function createFrameworkRetriever(findPassages: FindPassages): BaseRetriever<PassageMetadata> {
  return new FrameworkRetriever(findPassages);
}
