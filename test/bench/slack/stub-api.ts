import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';

/** Slack’s API as far as a bot needs it to answer: says yes, at once unless told, and counts what was posted in which thread. */
export async function openStubApi({ latencyMs = 0 } = {}) {
  const posted = new Map<string, number>();
  let failEvery = 0;
  let calls = 0;
  let fails = 0;
  const server = createServer(async (request, response) => {
    const body = await text(request);
    response.setHeader('Content-Type', 'application/json');
    if (!request.url?.endsWith('chat.postMessage')) {
      response.end('{"ok":true,"user_id":"U0","bot_id":"B0","team_id":"T1"}');
      return;
    }
    calls += 1;
    if (failEvery > 0 && calls % failEvery === 0) {
      fails += 1;
      if (fails % 2 === 0) response.writeHead(500).end('{"ok":false,"error":"internal_error"}');
      else response.writeHead(429, { 'Retry-After': '1' }).end('{"ok":false,"error":"ratelimited"}');
      return;
    }
    if (latencyMs > 0) await wait(latencyMs);
    const key = `${valueIn(body, 'channel')}:${valueIn(body, 'thread_ts')}`;
    posted.set(key, (posted.get(key) ?? 0) + 1);
    response.end('{"ok":true,"ts":"1.1"}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    posted,
    url: `http://127.0.0.1:${port}/api/`,
    /** Every so many posts fail, with 429 or 500 in turn; 0 for none. */
    failEvery: (count: number) => {
      failEvery = count;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Of a form. To read all of a long answer would measure this process. */
function valueIn(form: string, name: string): string {
  return new RegExp(`(?:^|&)${name}=([^&]*)`).exec(form)?.[1] ?? '';
}
