import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What the server does with one request. */
export type Behaviour =
  /** Writes in small pieces; the first, and each other one, may be late. */
  | {
      readonly does: 'write';
      readonly text: Text;
      readonly firstAfterMs?: number;
      readonly eachAfterMs?: number;
    }
  /** Writes, and then nothing more comes. */
  | { readonly does: 'stall'; readonly text: string }
  /** Writes, and the connection is lost. */
  | { readonly does: 'cut'; readonly text: string }
  /** Writes, and the stream ends without a word on why, as behind a proxy that gave up. */
  | { readonly does: 'end early'; readonly text: string }
  /** Writes, and says why it wrote no further: "length" or "content_filter". */
  | { readonly does: 'end'; readonly text: string; readonly because: string }
  | { readonly does: 'refuse'; readonly status: number; readonly code?: string; readonly retryAfter?: string }
  /** Takes the request and never answers. */
  | { readonly does: 'hang' }
  /** Sends what is no JSON. */
  | { readonly does: 'nonsense' }
  /** Sends this with 200, whatever was asked, as some servers do at an address that they do not know. */
  | { readonly does: 'send'; readonly body: string }
  /** Says in the midst of a stream that something is wrong. */
  | { readonly does: 'fail'; readonly text: string };

type Text = string | ((request: ModelRequest) => string);

export interface ModelRequest {
  /** Such as "/v1/chat/completions". */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: RequestBody;
  /** Resolves when the client went away before all was sent. */
  readonly abandoned: Promise<void>;
}

interface RequestBody {
  readonly model?: string;
  readonly stream?: boolean;
  readonly messages?: readonly { readonly role: string; readonly content: string }[];
  readonly input?: readonly string[];
}

export interface FaultyServer {
  /** To be used as OPENAI_BASE_URL. */
  readonly url: string;
  /** All that came, in order. */
  readonly requests: readonly ModelRequest[];
  /** For the next requests, one each; what comes after them is done as always. */
  next(...behaviours: readonly Behaviour[]): void;
  always(behaviour: Behaviour): void;
  stop(): Promise<void>;
}

interface Options {
  /** Any other one is refused. */
  readonly key?: string;
  /** What is listed; without it there is no list. */
  readonly models?: readonly string[];
  /** Whether a stream ends with what was used up. */
  readonly counts?: boolean;
  readonly embed?: (text: string) => readonly number[];
}

const ordinary: Behaviour = { does: 'write', text: 'Yes.' };

/** Speaks OpenAI's API over HTTP, and fails in whatever way it is told to. */
export async function startFaultyServer(options: Options = {}): Promise<FaultyServer> {
  const requests: ModelRequest[] = [];
  const planned: Behaviour[] = [];
  let usual: Behaviour = ordinary;
  const server = createServer((incoming, response) => {
    void (async () => {
      const request = await readRequest(incoming, response);
      requests.push(request);
      if (options.key !== undefined && keyOf(request) !== options.key) {
        return refuse(response, { does: 'refuse', status: 401, code: 'invalid_api_key' });
      }
      await respond({ request, response, options, behaviour: planned.shift() ?? usual });
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    next: (...behaviours) => void planned.push(...behaviours),
    always(behaviour) {
      usual = behaviour;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function readRequest(incoming: IncomingMessage, response: ServerResponse): Promise<ModelRequest> {
  const abandoned = new Promise<void>((resolve) => {
    response.once('close', () => {
      if (!response.writableFinished) resolve();
    });
  });
  let text = '';
  for await (const part of incoming.setEncoding('utf8')) text += part;
  const path = incoming.url ?? '';
  return { path, headers: incoming.headers, body: text ? JSON.parse(text) : {}, abandoned };
}

function keyOf({ headers }: ModelRequest): string | undefined {
  return headers.authorization?.replace(/^Bearer /, '') ?? String(headers['api-key']);
}

interface Responding {
  readonly request: ModelRequest;
  readonly response: ServerResponse;
  readonly options: Options;
  readonly behaviour: Behaviour;
}

async function respond({ request, response, options, behaviour }: Responding): Promise<void> {
  if (behaviour.does === 'hang') return;
  if (behaviour.does === 'refuse') return refuse(response, behaviour);
  if (behaviour.does === 'send') return send(response, behaviour.body);
  if (/\/models(\?|$)/.test(request.path)) return list(response, options.models);
  if (/\/embeddings(\?|$)/.test(request.path)) return embed(request, response, options, behaviour);
  if (request.body.stream !== true) return writeAtOnce(request, response, behaviour);
  await writeStream({ request, response, options, behaviour });
}

function send(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

function refuse(
  response: ServerResponse,
  { status, code, retryAfter }: Behaviour & { does: 'refuse' },
): void {
  // Servers repeat in their errors what they were sent.
  const error = { message: 'Wrong: sk-secret, "What does Ana earn?"', type: 'error', code: code ?? null };
  send(response, { error }, status, retryAfter === undefined ? {} : { 'retry-after': retryAfter });
}

function list(response: ServerResponse, models: readonly string[] | undefined): void {
  if (models) send(response, { object: 'list', data: models.map((id) => ({ id, object: 'model' })) });
  else send(response, '404 page not found', 404);
}

/** A few numbers that differ between texts. */
const lengths = (text: string): readonly number[] => [text.length, text.split(' ').length, 1];

function embed(
  request: ModelRequest,
  response: ServerResponse,
  { embed = lengths }: Options,
  { does }: Behaviour,
) {
  if (does === 'nonsense') return send(response, '<html>');
  const data = (request.body.input ?? []).map((text, index) => ({
    object: 'embedding',
    index,
    embedding: embed(text),
  }));
  if (does === 'end early') data.pop();
  send(response, {
    object: 'list',
    data,
    model: request.body.model,
    usage: { prompt_tokens: 1, total_tokens: 1 },
  });
}

function textOf(behaviour: Behaviour, request: ModelRequest): string {
  if (!('text' in behaviour)) return '';
  return typeof behaviour.text === 'string' ? behaviour.text : behaviour.text(request);
}

function writeAtOnce(request: ModelRequest, response: ServerResponse, behaviour: Behaviour): void {
  if (behaviour.does === 'nonsense') {
    send(response, '<html>');
    return;
  }
  const message = { role: 'assistant', content: textOf(behaviour, request) };
  send(response, {
    ...{ id: 'c1', object: 'chat.completion', created: 0, model: request.body.model },
    choices: [{ index: 0, message, finish_reason: 'stop' }],
    usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
  });
}

const pieceLength = 12;
/** A large text comes in large pieces, or there would be nothing but events. */
const mostPieces = 100;

interface Timing {
  readonly firstAfterMs?: number;
  readonly eachAfterMs?: number;
}

async function writeStream({ request, response, options, behaviour }: Responding): Promise<void> {
  const event = (data: unknown): void => {
    response.write(`data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`);
  };
  const common = { id: 'c1', object: 'chat.completion.chunk', created: 0, model: request.body.model };
  const choice = (delta: object, finish: string | null = null): void =>
    event({ ...common, choices: [{ index: 0, delta, finish_reason: finish }] });
  const { firstAfterMs = 0, eachAfterMs = 0 }: Timing = behaviour.does === 'write' ? behaviour : {};

  response.writeHead(200, { 'content-type': 'text/event-stream' });
  choice({ role: 'assistant', content: '' });
  await sleep(firstAfterMs);
  const text = textOf(behaviour, request);
  const length = Math.max(pieceLength, Math.ceil(text.length / mostPieces));
  for (let start = 0; start < text.length && !response.destroyed; start += length) {
    choice({ content: text.slice(start, start + length) });
    // Always a turn of the event loop, so that the pieces are sent one by one.
    await sleep(eachAfterMs);
  }
  switch (behaviour.does) {
    case 'stall':
      return;
    case 'cut':
      response.destroy();
      return;
    case 'end early':
      response.end();
      return;
    case 'nonsense':
      event('{"choices": [{"delta": What does Ana earn?');
      response.end();
      return;
    case 'fail':
      event({ error: { message: 'What does Ana earn?', type: 'server_error' } });
      response.end();
      return;
    default:
      choice({}, behaviour.does === 'end' ? behaviour.because : 'stop');
      if (options.counts !== false) {
        event({
          ...common,
          choices: [],
          usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
        });
      }
      event('[DONE]');
      response.end();
  }
}
