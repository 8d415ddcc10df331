import { createLookups } from '../framework/lookups.ts';
import type { Framework } from '../framework/model.ts';
import { createConceptReader } from '../retrieval/concepts.ts';
import type { EverydayWords } from '../retrieval/everyday-words.ts';
import { createNameLinker } from '../retrieval/link-names.ts';
import { createOpenSearch } from '../retrieval/open-search.ts';
import { collectPassages, type Passage } from '../retrieval/passages.ts';
import { createRoleByMeaning } from '../retrieval/role-by-meaning.ts';
import { createRoleSearch } from '../retrieval/role-search.ts';
import { createSearchByMeaning } from '../retrieval/search-by-meaning.ts';
import { collectVocabulary } from '../retrieval/vocabulary.ts';
import { type AnswerQuestion, createAnswerQuestion } from './answer-question.ts';
import type { ChatWords } from './compose/chat.ts';
import { frameWords } from './understand/frame-words.ts';
import { createUnderstand } from './understand/understand.ts';

/** Builds the index over a framework and everything that answers from it. `passages` are those of the framework. */
export function createAnswers(
  framework: Framework,
  everyday: EverydayWords,
  words: ChatWords,
  passages: readonly Passage[] = collectPassages(framework),
): AnswerQuestion {
  const vocabulary = collectVocabulary(passages, everyday);
  const isKnownWord = (form: string) => vocabulary.has(form) || frameWords.has(form);
  const lookups = createLookups(framework);
  const toConcept = createConceptReader(vocabulary, everyday);
  const openSearch = createOpenSearch(passages, toConcept);
  const roleSearch = createRoleSearch(framework, everyday, toConcept);
  const link = createNameLinker(framework, isKnownWord);
  const understand = createUnderstand({
    link,
    isKnownWord,
    lookups,
    openSearch,
    roleLevels: framework.roleLevels,
  });
  return createAnswerQuestion({
    ...{ framework, lookups, openSearch, roleSearch, understand, words },
    searchByMeaning: createSearchByMeaning(passages, openSearch),
    roleByMeaning: createRoleByMeaning(passages, roleSearch),
  });
}
