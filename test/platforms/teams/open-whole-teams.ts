import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { onTestFinished } from 'vitest';
import { nextRoleLevel } from '../../../src/answers/career.ts';
import { createFindPages } from '../../../src/answers/find-pages.ts';
import { createCheckIns } from '../../../src/check-ins/create-check-ins.ts';
import { createRespond } from '../../../src/commands/create-respond.ts';
import { loadAnswers } from '../../../src/commands/load-answers.ts';
import { listPersonalData } from '../../../src/commands/personal-data.ts';
import { ownKnowledge } from '../../../src/config.ts';
import { createOwnData } from '../../../src/people/own-data.ts';
import { openStores } from '../../../src/storage/open-stores.ts';
import { openTeams } from './open-teams.ts';

/** Teams with the real core over the role document that comes with the project, or other documents. */
export async function openWholeTeams(knowledgeFolder = ownKnowledge) {
  const { framework, answerQuestion } = await loadAnswers({ knowledgeFolder, supportContact: '' });
  const onError = (error: unknown) => {
    throw error;
  };
  const now = Date.now;
  const stores = await openStores({ place: { engine: 'sqlite', file: ':memory:' }, now, onError });
  onTestFinished(() => stores.close());
  const log = pino({ level: 'silent' });
  const checkIns = createCheckIns({ framework, nextRoleLevel, ...stores, newId: randomUUID, now });
  const ownData = createOwnData({ people: stores.people, held: listPersonalData(stores) });
  const respond = createRespond({ answerQuestion, checkIns, ownData, ...stores, log, logsQuestions: false });
  const findPages = createFindPages(framework, answerQuestion);
  return { ...(await openTeams(respond, { stores, findPages })), checkIns };
}
