import { request } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import type { Respond } from '../../../src/chat/platform.ts';
import { managerReply, say } from './manager-replies.ts';
import { serveWebChat } from './serve-web-chat.ts';

type Served = Awaited<ReturnType<typeof serveWebChat>>;

const running: Served[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map(({ stop }) => stop()));
});

async function serve(respond: Respond = async () => say('fine')): Promise<Served> {
  const served = await serveWebChat(respond);
  running.push(served);
  return served;
}

/** With any headers, also those that `fetch` sets itself. */
function send(url: string, method: string, headers: Record<string, string>, body?: unknown) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const sent = request(url, { method, headers }, async (response) => {
      resolve({ status: response.statusCode ?? 0, body: (await response.toArray()).join('') });
    });
    sent.on('error', reject);
    sent.end(typeof body === 'string' || body === undefined ? body : JSON.stringify(body));
  });
}

function post(url: string, path: string, body: unknown) {
  return send(url + path, 'POST', { Origin: url, 'Content-Type': 'application/json' }, body);
}

const sender = { account: 'browser-1', conversation: 'talk-1' };

it('hands a message to the core and answers with its cards', async () => {
  const { url, received } = await serve(async () => managerReply);
  const { status, body } = await post(url, '/chat/messages', { ...sender, text: '  What does she do?\n' });
  expect(status).toBe(200);
  expect(JSON.parse(body)).toMatchObject({
    id: 'id-1',
    cards: [{ type: 'AdaptiveCard', version: '1.5' }],
    text: 'the answer as plain text',
    feedbackOn: 'answer-1',
  });
  expect(received).toEqual([
    {
      kind: 'message',
      id: 'id-1',
      from: { platform: 'web', workspace: 'local', id: 'browser-1' },
      conversation: 'talk-1',
      audience: 'private',
      text: 'What does she do?',
    },
  ]);
});

it('hands a press with its inputs to the core', async () => {
  const { url, received } = await serve();
  const pressed = {
    action: 'feedback',
    value: 'answer-1',
    inputs: { verdict: 'not-helpful', reason: 'old' },
  };
  const { status } = await post(url, '/chat/press', { ...sender, ...pressed });
  expect(status).toBe(200);
  expect(received).toEqual([
    {
      kind: 'press',
      id: 'id-1',
      from: { platform: 'web', workspace: 'local', id: 'browser-1' },
      conversation: 'talk-1',
      audience: 'private',
      ...pressed,
    },
  ]);
});

it.each([
  ['no text', '/chat/messages', sender, 'text is missing'],
  ['an empty text', '/chat/messages', { ...sender, text: ' \n ' }, 'text is empty: write a question'],
  ['a text that is no text', '/chat/messages', { ...sender, text: 7 }, 'text is missing'],
  ['no account', '/chat/messages', { conversation: 'a', text: 'b' }, 'account is missing'],
  [
    'a strange account',
    '/chat/messages',
    { ...sender, account: '../x', text: 'b' },
    'account takes 1 to 100 letters, digits, "-" and "_"',
  ],
  ['a list', '/chat/messages', [], 'the body must be a JSON object'],
  [
    'a press without inputs',
    '/chat/press',
    { ...sender, action: 'feedback', value: 'x' },
    'inputs is missing',
  ],
  [
    'a press with an input that is no text',
    '/chat/press',
    { ...sender, action: 'feedback', value: 'x', inputs: { a: 1 } },
    'inputs may only hold text',
  ],
])('refuses %s and says what is wrong', async (_name, path, body, problem) => {
  const { url, received } = await serve();
  expect(await post(url, path, body)).toEqual({
    status: 400,
    body: JSON.stringify({ error: `Not understood: ${problem}.` }),
  });
  expect(received).toEqual([]);
});

it('takes a message that is longer than the page allows, up to the body limit', async () => {
  const { url } = await serve();
  expect((await post(url, '/chat/messages', { ...sender, text: 'x'.repeat(60_000) })).status).toBe(200);
  expect((await post(url, '/chat/messages', { ...sender, text: 'x'.repeat(66_000) })).status).toBe(413);
});

it.each(['localhost', '127.0.0.1', '[::1]', 'LOCALHOST'])('serves the page on the name %s', async (name) => {
  const { url } = await serve();
  const { port } = new URL(url);
  expect((await send(`${url}/chat`, 'GET', { Host: `${name}:${port}` })).status).toBe(200);
});

it.each(['evil.example', 'localhost.evil.example', 'localhost', '127.0.0.1:1', 'localhost:80@evil.example'])(
  'refuses the Host "%s", whose owner may have pointed it to this machine',
  async (host) => {
    const { url, received } = await serve();
    const { port } = new URL(url);
    const headers = {
      Host: host,
      Origin: url,
      'Content-Type': 'application/json',
    };
    expect(await send(`${url}/chat/messages`, 'POST', headers, { ...sender, text: 'x' })).toEqual({
      status: 403,
      body: JSON.stringify({ error: `Open this page as http://localhost:${port}/chat.` }),
    });
    expect(received).toEqual([]);
  },
);

it.each(['http://evil.example', 'null', 'https://127.0.0.1', 'http://127.0.0.1:1'])(
  'refuses a message from the origin %s',
  async (origin) => {
    const { url, received } = await serve();
    const headers = { Origin: origin, 'Content-Type': 'application/json' };
    expect(await send(`${url}/chat/messages`, 'POST', headers, { ...sender, text: 'x' })).toEqual({
      status: 403,
      body: JSON.stringify({ error: 'Another site may not talk to this page.' }),
    });
    expect(received).toEqual([]);
  },
);

it('refuses the page to another origin', async () => {
  const { url } = await serve();
  expect((await send(`${url}/chat`, 'GET', { Origin: 'http://evil.example' })).status).toBe(403);
});

it('refuses a message without an origin', async () => {
  const { url } = await serve();
  const headers = { 'Content-Type': 'application/json' };
  expect(await send(`${url}/chat/messages`, 'POST', headers, { ...sender, text: 'x' })).toEqual({
    status: 403,
    body: JSON.stringify({ error: 'A message needs an Origin header: only this page may send one.' }),
  });
});

it.each(['Forwarded', 'X-Forwarded-For', 'X-Forwarded-Host'])(
  'refuses what a tunnel or proxy passes on with %s',
  async (name) => {
    const { url } = await serve();
    expect(await send(`${url}/chat`, 'GET', { [name]: '203.0.113.7' })).toEqual({
      status: 403,
      body: JSON.stringify({
        error: 'This page is for the computer that runs Rolecall only. Use Slack or Teams from elsewhere.',
      }),
    });
  },
);

it.each([
  ['/chat/messages', 'GET', 'POST'],
  ['/chat/press', 'PUT', 'POST'],
  ['/chat/events', 'DELETE', 'GET, HEAD'],
  ['/chat', 'DELETE', 'GET, HEAD'],
  ['/chat/chat.js', 'DELETE', 'GET, HEAD'],
])('answers %s with 405 to %s', async (path, method, allowed) => {
  const { url } = await serve();
  expect(await send(url + path, method, {})).toEqual({
    status: 405,
    body: JSON.stringify({ error: `${method} is not possible here, only ${allowed}.` }),
  });
});

it('refuses a form of another site, which needs no permission to be sent', async () => {
  const { url } = await serve();
  const headers = { Origin: url, 'Content-Type': 'text/plain' };
  expect((await send(`${url}/chat/messages`, 'POST', headers, '{}')).status).toBe(415);
});

it('sends the page with a policy that allows nothing inline but pictures, and nothing from elsewhere', async () => {
  const { url } = await serve();
  const response = await fetch(`${url}/chat`);
  expect(response.headers.get('Content-Security-Policy')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  expect(await response.text()).not.toMatch(/https?:\/\/|<script>|\sstyle="|\son\w+="/);
});

it('leads from the bare address to the page', async () => {
  const { url } = await serve();
  const response = await fetch(url);
  expect(response.url).toBe(`${url}/chat`);
});

it('serves all that the page loads, and no other file of the machine', async () => {
  const { url } = await serve();
  const page = await (await fetch(`${url}/chat`)).text();
  const addresses = [...page.matchAll(/(?:href|src)="(\/[^"]+)"/g)].map(([, path]) => path);
  const statuses = await Promise.all(addresses.map(async (path) => (await fetch(url + path)).status));
  expect(statuses).toEqual(addresses.map(() => 200));
  expect((await send(`${url}/chat/tsconfig.json`, 'GET', {})).status).toBe(404);
  expect((await send(`${url}/chat/..%2fweb-chat.ts`, 'GET', {})).status).toBe(404);
});

it('says after it has stopped that it is stopping', async () => {
  const { url, webChat } = await serve();
  await webChat.stop();
  expect(await post(url, '/chat/messages', { ...sender, text: 'x' })).toEqual({
    status: 503,
    body: JSON.stringify({ error: 'Rolecall is stopping. Try again when it runs.' }),
  });
});

it('answers again when it is started again', async () => {
  const { url, webChat } = await serve();
  await webChat.stop();
  await webChat.start(async () => say('back'));
  const { body } = await post(url, '/chat/messages', { ...sender, text: 'x' });
  expect(body).toContain('back');
});
