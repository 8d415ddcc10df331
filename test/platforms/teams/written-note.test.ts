import { expect, it } from 'vitest';
import { nothing, type Reply } from '../../../src/chat/reply.ts';
import { openTeams } from './open-teams.ts';
import type { Json } from './teams-front.ts';

const lines = [{ text: 'One.', cites: [1] }];
const cited: Reply = {
  ...nothing,
  blocks: [{ type: 'prose', lines, detail: false }],
  citations: [{ n: 1, title: 'Title', quote: 'q', file: 'role.txt', line: 1 }],
};
const uncited: Reply = {
  ...nothing,
  blocks: [{ type: 'prose', lines: [{ text: 'One.', cites: [] }], detail: false }],
};
/** Too much for a message, so that it comes on cards. */
const long: Reply = {
  ...uncited,
  blocks: [
    {
      type: 'prose',
      lines: Array.from({ length: 300 }, () => ({ text: 'word '.repeat(40), cites: [] })),
      detail: false,
    },
  ],
};

const rootsOf = (message: Json) =>
  (message['entities'] as Json[]).filter(({ type }) => type === 'https://schema.org/Message');

async function messagesFor(reply: Reply, count = 1, isStreamed = false): Promise<Json[]> {
  const { say, front } = await openTeams(async (_incoming, { append }) => {
    if (isStreamed) for (const line of lines) await append(line);
    return reply;
  });
  await say('hello there, bot');
  await expect.poll(() => front.messages().length).toBeGreaterThanOrEqual(count);
  return [...front.messages()];
}

it.each([
  ['with citations', cited, false, 1],
  ['without any', uncited, false, 0],
  ['that was shown while it was written', cited, true, 1],
])('labels a message %s as written by a model', async (_, reply, isStreamed, claims) => {
  const [message = {}] = await messagesFor({ ...reply, isWritten: true }, 1, isStreamed);
  const [root, ...others] = rootsOf(message);
  expect(others).toEqual([]);
  expect(root).toMatchObject({ '@type': 'Message', additionalType: ['AIGeneratedContent'] });
  expect((root?.['citation'] as Json[] | undefined) ?? []).toHaveLength(claims);
});

it('labels every card of what is too much for a message', async () => {
  const messages = await messagesFor({ ...long, isWritten: true }, 2);
  expect(messages.map((message) => rootsOf(message)[0]?.['additionalType'])).toEqual(
    messages.map(() => ['AIGeneratedContent']),
  );
});

it('labels nothing that no model wrote', async () => {
  const [message = {}] = await messagesFor(cited);
  expect(rootsOf(message)).toHaveLength(1);
  expect(rootsOf(message)[0]).not.toHaveProperty('additionalType');
});
