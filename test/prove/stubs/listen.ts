import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Listening {
  readonly url: string;
  close(): void;
}

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

/** A server on a free port of this machine that reads what it is sent before it answers. */
export async function listen(answer: Answer): Promise<Listening> {
  const server = createServer(async (request, response) => {
    // Whoever sends it may be killed in the midst.
    const body = await text(request).catch(() => undefined);
    if (body !== undefined) answer(request, response, body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
