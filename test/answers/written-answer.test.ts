import { expect, it } from 'vitest';
import type { GivenAnswer } from '../../src/answers/answers.ts';
import { createReplyToShowAll } from '../../src/answers/reply-about-answer.ts';
import { createReplyToMessage } from '../../src/answers/reply-to-message.ts';
import { unseenProgress } from '../../src/chat/progress.ts';
import { nothing } from '../../src/chat/reply.ts';
import { openCore } from '../open-core.ts';

const answer: GivenAnswer = {
  ...{ id: 'answer-1', question: 'q?', kind: 'answer', citations: [], suggestions: [] },
  blocks: [{ type: 'prose', lines: [{ text: 'One.', cites: [] }], detail: false }],
  isWritten: true,
};
const from = { platform: 'slack', workspace: 'T1', id: 'U1' };
const about = { id: '1', conversation: 'c', audience: 'private', from } as const;

async function open() {
  const { recentAnswers } = (await openCore()).stores;
  const log = { info: () => undefined, error: () => undefined };
  const replyToMessage = createReplyToMessage({
    async answerInConversation(_question, _conversation, keep) {
      await keep?.(answer);
      return answer;
    },
    ...{ recentAnswers, log, count: () => undefined, logsQuestions: false },
  });
  return {
    recentAnswers,
    hear: (progress = unseenProgress) => replyToMessage({ ...about, kind: 'message', text: 'q?' }, progress),
  };
}

it('says of a reply and of all of it, days later, that a model wrote it', async () => {
  const { hear, recentAnswers } = await open();
  expect(await hear()).toMatchObject({ isWritten: true, feedbackOn: 'answer-1' });
  const press = { ...about, kind: 'press', action: 'show-all', value: 'answer-1', inputs: {} } as const;
  expect(await createReplyToShowAll(recentAnswers)(press)).toMatchObject({ isWritten: true });
});

it('keeps nothing of an answer that was stopped', async () => {
  const { hear, recentAnswers } = await open();
  expect(await hear({ ...unseenProgress, stopped: AbortSignal.abort() })).toBe(nothing);
  expect(await recentAnswers.find('answer-1')).toBeUndefined();
});
