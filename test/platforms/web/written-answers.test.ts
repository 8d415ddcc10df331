import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';
import { trueLines, trueText } from '../../conversations/faults-of-models.ts';
import { openWritten } from '../../conversations/open-written.ts';
import { type FaultyServer, startFaultyServer } from '../../models/faulty-server.ts';
import { serveWebChat } from './serve-web-chat.ts';

const question = 'what does a senior data engineer do?';

let server: FaultyServer;
beforeEach(async () => {
  server = await startFaultyServer({ models: ['gpt-5-mini'] });
  server.always({ does: 'write', text: trueText });
});
afterEach(() => server.stop());

async function open() {
  const rolecall = await openWritten(server.url);
  const { url, stop } = await serveWebChat(rolecall.respond);
  onTestFinished(stop);
  const post = (accept: string, signal?: AbortSignal) =>
    fetch(`${url}/chat/messages`, {
      method: 'POST',
      headers: { Origin: url, 'Content-Type': 'application/json', Accept: accept },
      body: JSON.stringify({ account: 'ada', conversation: 'one', text: question }),
      ...(signal ? { signal } : {}),
    });
  return { ...rolecall, post };
}

it('streams each sentence, and then the whole with its label', async () => {
  const { post } = await open();
  const events = (await (await post('text/event-stream')).text())
    .split('\n\n')
    .flatMap((each) => /^event: (.+)\ndata: (.+)$/.exec(each)?.slice(1, 3) ?? []);
  const named = (name: string) => events.filter((_, at) => at % 2 === 1 && events[at - 1] === name);
  expect(named('status').map((data) => JSON.parse(data).text)).toEqual([
    'Reading the role documents…',
    'Writing the answer…',
  ]);
  expect(named('sentence').map((data) => JSON.parse(data))).toEqual(trueLines);
  const [answer] = named('answer').map((data) => JSON.parse(data));
  expect(answer.note).toMatch(/^Written by a model/);
  const card = JSON.stringify(answer.cards);
  expect(card.split('They need Testing at working level.')).toHaveLength(2);
  expect(card).toContain('choose the tools that the team builds with');
});

it('gives the whole at once to whom does not ask for events', async () => {
  const { post } = await open();
  const answer = (await (await post('application/json')).json()) as { note?: string };
  expect(answer.note).toMatch(/^Written by a model/);
});

it('ends the request of the model where the page is closed', async () => {
  const { post, counts } = await open();
  server.next({ does: 'stall', text: `${trueText.split('\n')[0]}\nSenior` });
  const leaving = new AbortController();
  const { body } = await post('text/event-stream', leaving.signal);
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  let seen = '';
  while (!seen.includes('event: sentence')) seen += (await reader?.read())?.value ?? '';
  leaving.abort();
  await server.requests.at(-1)?.abandoned;
  await expect.poll(counts).toEqual({ 'requests stopped': 1, 'sentences shown': 1 });
});
