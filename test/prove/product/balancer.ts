import { Agent, type IncomingHttpHeaders, request as send } from 'node:http';
import { listen } from '../stubs/listen.ts';

export interface Balancer {
  readonly url: string;
  /** Requests that broke off when they had reached a replica: the client was told 502. */
  readonly broken: () => number;
  close(): void;
}

interface Forwarded {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
}

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/**
 * Brings each request to the next replica. One that cannot be connected to has not seen it, so that the next one gets it;
 * what broke off later is nobody's to repeat but the client's.
 */
export async function openBalancer(replicas: () => readonly string[]): Promise<Balancer> {
  const agent = new Agent({ keepAlive: true, maxSockets: 100 });
  let turn = 0;
  let broken = 0;

  const forward = async (sent: Sent): Promise<Forwarded> => {
    const all = replicas();
    const first = turn++;
    for (let at = 0; at < all.length; at++) {
      try {
        return await post(new URL(sent.path, all[(first + at) % all.length]), sent, agent);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') continue;
        broken += 1;
        return { status: 502, type: 'text/plain', body: Buffer.from('broke off') };
      }
    }
    return { status: 503, type: 'text/plain', body: Buffer.from('nobody is there') };
  };

  const { url, close } = await listen((request, response, body) => {
    const { method = 'GET', url: path = '/', headers } = request;
    void forward({ method, path, headers, body }).then((answer) =>
      response.writeHead(answer.status, { 'Content-Type': answer.type }).end(answer.body),
    );
  });
  return {
    url,
    broken: () => broken,
    close() {
      agent.destroy();
      close();
    },
  };
}

function post(url: URL, { method, headers, body }: Sent, agent: Agent): Promise<Forwarded> {
  return new Promise((resolve, reject) => {
    const { connection, 'transfer-encoding': encoding, ...kept } = headers;
    const sending = send(url, {
      ...{ agent, method },
      headers: { ...kept, 'content-length': Buffer.byteLength(body) },
    });
    sending.once('error', reject);
    sending.once('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('error', reject);
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 502,
          type: response.headers['content-type'] ?? 'text/plain',
          body: Buffer.concat(parts),
        }),
      );
    });
    sending.end(body);
  });
}
