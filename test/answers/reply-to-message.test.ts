import { expect, it } from 'vitest';
import type { RecentAnswer } from '../../src/answers/recent-answers.ts';
import type { Message } from '../../src/chat/incoming.ts';
import { unseenProgress } from '../../src/chat/progress.ts';
import { nothing } from '../../src/chat/reply.ts';
import { openCore } from '../open-core.ts';

async function open() {
  const { respond, stores } = await openCore();
  const kept: RecentAnswer[] = [];
  const { keep } = stores.recentAnswers;
  stores.recentAnswers.keep = async (answer) => {
    kept.push(answer);
    await keep(answer);
  };
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
