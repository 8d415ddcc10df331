import { expect, it, onTestFinished } from 'vitest';
import type { Respond } from '../../../src/chat/platform.ts';
import type { Progress } from '../../../src/chat/progress.ts';
import { respondInSteps, sentences, writtenReply } from './live-reply.ts';
import { say } from './manager-replies.ts';
import { serveWebChat } from './serve-web-chat.ts';

const question = { account: 'browser-1', conversation: 'talk-1', text: 'What does she do?' };
const note = 'Written by a model from the documents; each sentence was checked against its source.';

async function serve(respond: Respond) {
  const served = await serveWebChat(respond);
  onTestFinished(served.stop);
  return served;
}

function post(url: string, path: string, body: object, accept = 'text/event-stream', signal?: AbortSignal) {
  return fetch(url + path, {
    method: 'POST',
    headers: { Origin: url, 'Content-Type': 'application/json', Accept: accept },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  });
}

/** Each event as its name and what came with it. */
const eventsIn = (text: string) =>
  text
    .split('\n\n')
    .filter((each) => each !== '')
    .map((each) => {
      const [, name, data = ''] = /^event: (.+)\ndata: (.+)$/.exec(each) ?? [];
      return [name, JSON.parse(data)];
    });

const tell = async ({ status, append }: Progress) => {
  status('Reading the role documents…');
  for (const sentence of sentences.slice(0, 2)) await append(sentence);
};

it.each([
  ['a question', '/chat/messages', question],
  [
    'a press that asks one',
    '/chat/press',
    { account: 'a', conversation: 'b', action: 'ask', value: 'q?', inputs: {} },
  ],
])('streams the answer to %s: what is done, each sentence, the whole', async (_, path, body) => {
  const { url } = await serve(async (_incoming, progress) => {
    await tell(progress);
    return writtenReply;
  });
  const response = await post(url, path, body);
  expect(response.headers.get('Content-Type')).toBe('text/event-stream; charset=utf-8');
  expect(eventsIn(await response.text())).toEqual([
    ['status', { text: 'Reading the role documents…' }],
    ['sentence', sentences[0]],
    ['sentence', sentences[1]],
    [
      'answer',
      {
        ...{ id: 'id-1', text: 'the answer as plain text', feedbackOn: 'answer-1', note },
        cards: [expect.objectContaining({ type: 'AdaptiveCard' })],
      },
    ],
  ]);
});

it('shows a sentence before the answer is complete', async () => {
  const { respond, progress, end } = respondInSteps();
  const { url } = await serve(respond);
  const { body } = await post(url, '/chat/messages', question);
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  await (await progress).append({ text: 'One.', cites: [3] });
  expect(eventsIn((await reader?.read())?.value ?? '')).toEqual([['sentence', { text: 'One.', cites: [3] }]]);
  end();
  expect((await reader?.read())?.value).toMatch(/^event: answer\n/);
});

it.each([
  ['application/json', 'application/json'],
  ['anything', '*/*'],
])('answers at once as JSON for whoever takes %s', async (_, accept) => {
  const { url } = await serve(async (_incoming, progress) => {
    await tell(progress);
    return writtenReply;
  });
  const response = await post(url, '/chat/messages', question, accept);
  expect(response.headers.get('Content-Type')).toBe('application/json; charset=utf-8');
  expect(await response.json()).toMatchObject({ id: 'id-1', note });
});

it('says nothing of a model where none wrote', async () => {
  const { url } = await serve(async () => say('fine'));
  expect(await (await post(url, '/chat/messages', question, '*/*')).json()).not.toHaveProperty('note');
});

it.each(['text/event-stream', 'application/json'])(
  'tells the core to stop where the page closes the connection, with %s',
  async (accept) => {
    const { respond, progress } = respondInSteps();
    const { url } = await serve(respond);
    const leaving = new AbortController();
    const left = post(url, '/chat/messages', question, accept, leaving.signal).catch(() => 'left');
    const { stopped, append, status } = await progress;
    expect(stopped.aborted).toBe(false);
    if (accept === 'text/event-stream') await left;
    leaving.abort();
    await left;
    await expect.poll(() => stopped.aborted).toBe(true);
    status('late');
    await append({ text: 'Late.', cites: [] });
  },
);

it('does not tell it to stop after a complete answer', async () => {
  let stopped: AbortSignal | undefined;
  const { url } = await serve(async (_incoming, progress) => {
    stopped = progress.stopped;
    return say('fine');
  });
  await (await post(url, '/chat/messages', question)).text();
  expect(stopped?.aborted).toBe(false);
});

it('says within the stream that something went wrong', async () => {
  const { url } = await serve(async (_incoming, progress) => {
    await tell(progress);
    throw new Error('a bug');
  });
  const events = eventsIn(await (await post(url, '/chat/messages', question)).text());
  expect(events.at(-1)).toEqual([
    'error',
    { error: 'Something went wrong in Rolecall. The details are in its log.' },
  ]);
});

it('refuses what is not understood as JSON, also where events are asked for', async () => {
  const { url } = await serve(async () => say('fine'));
  const response = await post(url, '/chat/messages', { ...question, text: '' });
  expect([response.status, await response.json()]).toEqual([
    ...[400, { error: 'Not understood: text is empty: write a question.' }],
  ]);
});
