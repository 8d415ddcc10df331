import { expect, it } from 'vitest';
import type { Block, Reply } from '../../../src/chat/reply.ts';
import { openSlack } from './open-slack.ts';

const lines = [{ text: 'One.', cites: [] }];
const prose: Block = { type: 'prose', lines, detail: false };
const written: Reply = {
  blocks: [prose],
  citations: [{ n: 1, title: 'Title', quote: 'q', file: 'role.txt', line: 1 }],
  ...{ suggestions: [], feedbackOn: 'answer-1' },
  isWritten: true,
};
const note = {
  type: 'context',
  elements: [
    {
      type: 'plain_text',
      text: 'Written by a model from the documents; each sentence was checked against its source.',
    },
  ],
};
const typesOf = (blocks: readonly { type: string }[] = []) => blocks.map(({ type }) => type);

it('says in small below a message that a model wrote it', async () => {
  const { ask, direct, replies } = await openSlack(async () => written);
  const [message] = await replies(direct, await ask(), 1);
  const blocks = (message?.blocks ?? []) as { type: string }[];
  expect(typesOf(blocks)).toEqual(['markdown', 'context', 'context', 'actions', 'context_actions']);
  expect(blocks[2]).toEqual(note);
});

it('says it below a message that was shown while it was written too', async () => {
  const { ask, callsOf } = await openSlack(async (_, { append }) => {
    for (const line of lines) await append(line);
    return written;
  });
  await ask();
  await expect.poll(() => callsOf('chat.stopStream')).toHaveLength(1);
  const blocks = JSON.parse(callsOf('chat.stopStream')[0]?.['blocks'] ?? '[]');
  expect(typesOf(blocks)).toEqual(['context', 'context', 'actions', 'context_actions']);
  expect(blocks[1]).toEqual(note);
});

it('says nothing of the kind where no model wrote', async () => {
  const { isWritten: _, ...extracted } = written;
  const { ask, direct, replies } = await openSlack(async () => extracted);
  const [message] = await replies(direct, await ask(), 1);
  expect(JSON.stringify(message?.blocks)).not.toContain('model');
});
