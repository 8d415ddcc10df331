import { OpenAI } from 'openai';
import { expect, it } from 'vitest';
import { startFaultyServer } from './faulty-server.ts';

it('the faulty server writes what a request makes it write, streamed and at once', async () => {
  const server = await startFaultyServer({ models: ['gpt-5-mini'] });
  server.always({ does: 'write', text: ({ body }) => `You said: ${body.messages?.at(-1)?.content}` });
  const client = new OpenAI({ baseURL: server.url, apiKey: 'sk-1' });
  const asked = { model: 'gpt-5-mini', messages: [{ role: 'user' as const, content: 'hello there' }] };
  const { choices } = await client.chat.completions.create(asked);
  expect(choices[0]?.message.content).toBe('You said: hello there');
  let text = '';
  for await (const piece of await client.chat.completions.create({ ...asked, stream: true })) {
    text += piece.choices[0]?.delta.content ?? '';
  }
  expect(text).toBe('You said: hello there');
  expect((await client.models.list()).data).toMatchObject([{ id: 'gpt-5-mini' }]);
  await server.stop();
});
