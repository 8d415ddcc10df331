import { expect, it } from 'vitest';
import { nextRoleLevel } from '../../src/answers/career.ts';
import type { RecentAnswer } from '../../src/answers/recent-answers.ts';
import type { Message } from '../../src/chat/incoming.ts';
import { unseenProgress } from '../../src/chat/progress.ts';
import { nothing } from '../../src/chat/reply.ts';
import { createCheckIns } from '../../src/check-ins/create-check-ins.ts';
import { createRespond } from '../../src/commands/create-respond.ts';
import { loadAnswers } from '../../src/commands/load-answers.ts';
import { readKnowledgeConfig } from '../../src/config.ts';
import { createOwnData } from '../../src/people/own-data.ts';

async function open() {
  const { framework, answerQuestion } = await loadAnswers(readKnowledgeConfig({}));
  const kept: RecentAnswer[] = [];
  const people = {
    ...{ all: async () => [], enrolled: async () => [], save: async () => undefined },
    ...{ byAccount: async () => undefined, byId: async () => undefined, remove: async () => undefined },
  };
  const respond = createRespond({
    answerQuestion,
    checkIns: createCheckIns({
      ...{ framework, people, nextRoleLevel, newId: () => 'new', now: Date.now },
      ratings: { save: async (rating) => rating, allOf: async () => [], forget: async () => undefined },
    }),
    ownData: createOwnData({ people, held: [] }),
    conversations: {
      ...{ topicOf: async () => undefined, remember: async () => undefined },
      forget: async () => undefined,
    },
    recentAnswers: { keep: async (answer) => void kept.push(answer), find: async () => undefined },
    feedback: {
      ...{ save: async () => undefined, all: async () => [], by: async () => [] },
      forgetAuthor: async () => undefined,
    },
    log: { info: () => undefined, error: () => undefined },
    logsQuestions: false,
  });
  const hear = (text: string, more: Partial<Message> = {}) =>
    respond(
      {
        ...{ kind: 'message', id: '1', conversation: 'c', audience: 'shared', text },
        from: { platform: 'slack', workspace: 'T1', id: 'U1' },
        ...more,
      },
      unseenProgress,
    );
  return { hear, kept };
}

const unanswered = 'who is buying the cake?';

it('says and keeps nothing of what nobody asked it and the documents do not answer', async () => {
  const { hear, kept } = await open();
  for (const text of [unanswered, 'our IT service manager is back', 'can somebody review my pull request?'])
    expect(await hear(text, { isUnprompted: true })).toBe(nothing);
  expect(kept).toEqual([]);
});

it('keeps for feedback what it answers, asked or not, and what it was asked and cannot answer', async () => {
  const { hear, kept } = await open();
  await hear('what does an IT service manager do?', { isUnprompted: true });
  await hear('can somebody review my pull request?');
  expect(kept.map(({ question }) => question)).toEqual([
    'what does an IT service manager do?',
    'can somebody review my pull request?',
  ]);
});
