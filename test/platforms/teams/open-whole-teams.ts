import { createFindPages } from '../../../src/answers/find-pages.ts';
import { ownKnowledge } from '../../../src/config.ts';
import { openCore } from '../../open-core.ts';
import { openTeams } from './open-teams.ts';

/** Teams with the real core over the role document that comes with the project, or other documents. */
export async function openWholeTeams(knowledgeFolder = ownKnowledge) {
  const core = await openCore({ knowledgeFolder });
  const { framework, answerQuestion, respond, stores } = core;
  const findPages = createFindPages(framework, answerQuestion);
  return { ...(await openTeams(respond, { stores, findPages })), ...core };
}
