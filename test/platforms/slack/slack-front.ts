import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import { checkBlock } from '../../../src/platforms/slack/check-blocks.ts';
import { checkMessage, checkView } from '../../../src/platforms/slack/check-message.ts';

export interface Call {
  readonly method: string;
  readonly values: URLSearchParams;
  readonly token: string;
  /** What Slack said; nothing where it failed, or nobody was told. */
  answered?: object;
}

interface Failure {
  readonly method: string;
  readonly status: number;
  /** Slack's code; `ratelimited` unless told. */
  readonly error?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** In place of what Slack would say. */
  readonly body?: string;
}

/**
 * Methods that the emulator does not know, or knows only for what went through it: they are recorded, and succeed with
 * what Slack documents.
 */
const unknown: Readonly<Record<string, object>> = {
  'agents.sessions.setStatus': {},
  'assistant.threads.setStatus': {},
  'assistant.threads.setSuggestedPrompts': {},
  'chat.appendStream': {},
  'chat.postEphemeral': { message_ts: '1763800000.000001' },
  'chat.startStream': { ts: '1763800000.000002' },
  'chat.stopStream': {},
  'chat.unfurl': {},
  'chat.update': {},
  'views.open': {},
};

/** Stands before the emulated API: records what is called, adds what the emulator lacks, and fails on request. */
export async function openFront(slackUrl: string) {
  const calls: Call[] = [];
  const responses: { readonly text: string; readonly response_type: string }[] = [];
  const failures: Failure[] = [];
  const delays = new Map<string, number>();
  const lost: string[] = [];
  const answers: Record<string, object> = { ...unknown };

  const refused: string[] = [];

  const takeFailure = (method: string): Failure | undefined => {
    const at = failures.findIndex((failure) => failure.method === method);
    return at < 0 ? undefined : failures.splice(at, 1)[0];
  };

  const respond = async (told: (typeof responses)[number], response: ServerResponse): Promise<void> => {
    await wait(delays.get('respond') ?? 0);
    const failure = takeFailure('respond');
    if (failure) return fail(response, failure);
    responses.push(told);
    refused.push(...checkMessage({ blocks: [], ...told }));
    response.end('ok');
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request);
    const path = request.url ?? '';
    if (path.startsWith('/respond')) return respond(JSON.parse(body), response);
    const method = path.replace('/api/', '');
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    const values = new URLSearchParams(body);
    const call: Call = { method, values, token };
    calls.push(call);
    refused.push(...checkCall(method, values).map((problem) => `${method}: ${problem}`));
    await wait(delays.get(method) ?? 0);
    const failure = takeFailure(method);
    if (failure) fail(response, failure);
    else if (lost.includes(method)) {
      lost.splice(lost.indexOf(method), 1);
      await forward(new URL(path, slackUrl), request.headers, body);
      response.writeHead(502).end();
    } else if (answers[method]) {
      call.answered = answers[method];
      succeed(response, answers[method]);
    } else {
      const answered = await forward(new URL(path, slackUrl), request.headers, body);
      call.answered = JSON.parse(answered.text);
      response.writeHead(answered.status, { 'Content-Type': 'application/json' }).end(answered.text);
    }
  };

  const server = createServer((request, response) => {
    // The emulator may be gone before the bot has said its last word.
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
    expect(refused).toEqual([]);
  });
  const { port } = server.address() as AddressInfo;
  return {
    ...{ calls, responses },
    url: `http://127.0.0.1:${port}`,
    /** The next call of this method, or `respond`, fails so. */
    fail: (failure: Failure) => void failures.push(failure),
    /** The next call of this method arrives, and nobody is told. */
    lose: (method: string) => void lost.push(method),
    /** Whatever was to fail succeeds. */
    forgive: () => void failures.splice(0),
    /** Every call of this method succeeds with this from now on. */
    answer: (method: string, values: object) => {
      answers[method] = values;
    },
    /** Calls of this method reach the emulator from now on. */
    pass: (method: string) => void delete answers[method],
    /** Every call of this method, or `respond`, takes so many milliseconds from now on. */
    slow: (method: string, ms: number) => void delays.set(method, ms),
  };
}

/** What Slack would refuse of a call that the emulator, or this, takes. */
function checkCall(method: string, values: URLSearchParams): string[] {
  const parsed = (name: string) => JSON.parse(values.get(name) ?? 'null');
  switch (method) {
    case 'chat.postMessage':
    case 'chat.postEphemeral':
    case 'chat.update':
      return checkMessage({ text: values.get('text') ?? '', blocks: parsed('blocks') ?? [] });
    case 'views.open':
    case 'views.publish':
      return checkView(parsed('view'));
    case 'chat.unfurl':
      return Object.values(parsed('unfurls')).flatMap((unfurl) =>
        (unfurl as { blocks: Parameters<typeof checkBlock>[0][] }).blocks.flatMap(checkBlock),
      );
    default:
      return [];
  }
}

function succeed(response: ServerResponse, answer: object): void {
  response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ ok: true, ...answer }));
}

function fail(response: ServerResponse, failure: Failure): void {
  const {
    status,
    headers = {},
    error = 'ratelimited',
    body = JSON.stringify({ ok: false, error }),
  } = failure;
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(body);
}

async function forward(
  url: URL,
  headers: IncomingHttpHeaders,
  body: string,
): Promise<{ readonly status: number; readonly text: string }> {
  const answered = await fetch(url, {
    method: 'POST',
    headers: {
      Authorization: headers.authorization ?? '',
      'Content-Type': headers['content-type'] ?? 'application/json',
    },
    body,
  });
  return { status: answered.status, text: await answered.text() };
}
