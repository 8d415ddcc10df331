import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

interface Call {
  readonly method: string;
  readonly values: URLSearchParams;
}

interface Failure {
  readonly method: string;
  readonly status: number;
  /** Slack's code; `ratelimited` unless told. */
  readonly error?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Methods that the emulator does not know: they are recorded, and succeed. */
const unknown: ReadonlySet<string> = new Set(['assistant.threads.setSuggestedPrompts']);

/** Stands before the emulated API: records what is called, adds what the emulator lacks, and fails on request. */
export async function openFront(slackUrl: string) {
  const calls: Call[] = [];
  const responses: { readonly text: string; readonly response_type: string }[] = [];
  const failures: Failure[] = [];

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request);
    const path = request.url ?? '';
    if (path.startsWith('/respond')) {
      responses.push(JSON.parse(body));
      response.end('ok');
      return;
    }
    const method = path.replace('/api/', '');
    calls.push({ method, values: new URLSearchParams(body) });
    const at = failures.findIndex((failure) => failure.method === method);
    const [failure] = at < 0 ? [] : failures.splice(at, 1);
    if (failure) fail(response, failure);
    else if (unknown.has(method)) response.setHeader('Content-Type', 'application/json').end('{"ok":true}');
    else await forward(new URL(path, slackUrl), request.headers, body, response);
  };

  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    ...{ calls, responses },
    url: `http://127.0.0.1:${port}`,
    /** The next call of this method fails so. */
    fail: (failure: Failure) => void failures.push(failure),
  };
}

function fail(response: ServerResponse, { status, headers = {}, error = 'ratelimited' }: Failure): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(JSON.stringify({ ok: false, error }));
}

async function forward(
  url: URL,
  headers: IncomingHttpHeaders,
  body: string,
  response: ServerResponse,
): Promise<void> {
  const answered = await fetch(url, {
    method: 'POST',
    headers: {
      Authorization: headers.authorization ?? '',
      'Content-Type': headers['content-type'] ?? 'application/json',
    },
    body,
  });
  response.writeHead(answered.status, { 'Content-Type': 'application/json' }).end(await answered.text());
}
