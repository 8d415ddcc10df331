import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A chat platform that takes a moment for each message, and counts what arrived. */
export async function openFakePlatform(latencyMs = 10) {
  const arrived = new Map<string, number>();
  let calls = 0;
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
    const id = searchParams.get('id') ?? '';
    if (pathname === '/find') {
      response.end(arrived.has(id) ? 'arrived' : 'absent');
      return;
    }
    calls += 1;
    // It has arrived before anybody can be told so.
    arrived.set(id, (arrived.get(id) ?? 0) + 1);
    await wait(latencyMs);
    response.end(`message-${calls}`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    arrived,
    calls: () => calls,
    url: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
