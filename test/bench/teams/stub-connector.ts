import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Teams' connector as far as a bot needs it to answer: takes everything at once, and counts what answers which activity. */
export async function openStubConnector() {
  const answered = new Set<string>();
  const waiting = new Map<string, () => void>();
  let bytes = 0;
  const server = createServer((request, response) => {
    request
      .on('data', (data: Buffer) => {
        bytes += data.length;
      })
      .on('end', () => {
        const activity = request.url?.split('/').at(-1) ?? '';
        answered.add(activity);
        waiting.get(activity)?.();
        waiting.delete(activity);
        response.setHeader('Content-Type', 'application/json');
        response.writeHead(201).end('{"id":"1"}');
      });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    answered,
    /** Resolves when the activity has been answered. */
    answerTo: (activity: string): Promise<void> =>
      answered.has(activity)
        ? Promise.resolve()
        : new Promise((resolve) => void waiting.set(activity, resolve)),
    serviceUrl: `http://127.0.0.1:${port}/`,
    /** Of all answers since the last time. */
    takeBytes() {
      const taken = bytes;
      bytes = 0;
      return taken;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
