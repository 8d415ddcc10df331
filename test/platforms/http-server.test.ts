import { once } from 'node:events';
import { connect } from 'node:net';
import express, { type RequestHandler } from 'express';
import pino from 'pino';
import { afterEach, expect, it } from 'vitest';
import { allowOnly } from '../../src/platforms/http-methods.ts';
import { createHttpServer, type HttpServer } from '../../src/platforms/http-server.ts';
import { readJson } from '../../src/platforms/read-json.ts';

const log = pino({ level: 'silent' });
const running: HttpServer[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

const echo: RequestHandler = (request, response) => void response.json(request.body);

async function serve({ port = 0, isReady = (): boolean => true, graceMs = 5_000 } = {}) {
  const server = createHttpServer({ host: '127.0.0.1', port, log, isReady, graceMs });
  running.push(server);
  const router = express.Router();
  router.route('/echo').post(readJson(64), echo).all(allowOnly('POST'));
  router.get('/broken', () => {
    throw new Error('secret detail');
  });
  server.mount('/test', router);
  const { url } = await server.listen();
  return { server, router, url };
}

function post(url: string, body: string, type = 'application/json') {
  return fetch(`${url}/test/echo`, { method: 'POST', headers: { 'Content-Type': type }, body });
}

async function read(response: Response) {
  return { status: response.status, body: await response.json() };
}

it('says on /healthz that it is alive, also when it is not ready', async () => {
  const { url } = await serve({ isReady: () => false });
  expect(await read(await fetch(`${url}/healthz`))).toEqual({ status: 200, body: { status: 'alive' } });
});

it('says on /readyz whether it is ready', async () => {
  let ready = false;
  const { url } = await serve({ isReady: () => ready });
  expect(await read(await fetch(`${url}/readyz`))).toEqual({ status: 503, body: { status: 'not ready' } });
  ready = true;
  expect(await read(await fetch(`${url}/readyz`))).toEqual({ status: 200, body: { status: 'ready' } });
});

it('says that it is not ready where nothing is mounted yet, and that nothing is there when all is', async () => {
  let ready = false;
  const { url } = await serve({ isReady: () => ready });
  const early = await fetch(`${url}/slack/events`, { method: 'POST' });
  expect(early.headers.get('Retry-After')).toBe('1');
  expect(await read(early)).toEqual({ status: 503, body: { error: 'Rolecall is not ready.' } });
  ready = true;
  expect((await fetch(`${url}/slack/events`, { method: 'POST' })).status).toBe(404);
});

it('sends the security headers with every answer and does not name its framework', async () => {
  const { url } = await serve();
  const { headers } = await fetch(`${url}/nowhere`);
  expect(headers.get('Content-Security-Policy')).toBe("default-src 'none'; frame-ancestors 'none'");
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(headers.get('X-Frame-Options')).toBe('DENY');
  expect(headers.get('Referrer-Policy')).toBe('no-referrer');
  expect(headers.get('Cache-Control')).toBe('no-store');
  expect(headers.get('X-Powered-By')).toBeNull();
});

it('answers an unknown address with 404 in JSON', async () => {
  const { url } = await serve();
  expect(await read(await fetch(`${url}/nowhere`))).toEqual({
    status: 404,
    body: { error: 'There is nothing at this address.' },
  });
});

it('answers a wrong method with 405 and the methods that there are', async () => {
  const { url } = await serve();
  const onEcho = await fetch(`${url}/test/echo`);
  expect(onEcho.headers.get('Allow')).toBe('POST');
  expect(await read(onEcho)).toEqual({
    status: 405,
    body: { error: 'GET is not possible here, only POST.' },
  });
  const onHealth = await fetch(`${url}/healthz`, { method: 'DELETE' });
  expect(onHealth.headers.get('Allow')).toBe('GET, HEAD');
  expect(onHealth.status).toBe(405);
});

it('takes a JSON body', async () => {
  const { url } = await serve();
  expect(await read(await post(url, '{"text":"hello"}'))).toEqual({ status: 200, body: { text: 'hello' } });
});

const tooDeep = '['.repeat(33) + ']'.repeat(33);
const refused = [
  ['malformed JSON', '{"text":', 'application/json', 400, 'The body is not valid JSON.'],
  ['JSON nested too deeply', tooDeep, 'application/json', 400, 'The JSON in the body is nested too deeply.'],
  [
    'more than 64 KB',
    JSON.stringify('x'.repeat(65_536)),
    'application/json',
    413,
    'The body is too large: at most 64 KB.',
  ],
  [
    'a body that is not JSON',
    'text=hello',
    'application/x-www-form-urlencoded',
    415,
    'Send the body as JSON, with Content-Type: application/json.',
  ],
  [
    'an unknown character set',
    '{}',
    'application/json; charset=utf-99',
    415,
    'The character set of the body is not supported: use UTF-8.',
  ],
] as const;

it.each(refused)('refuses %s with the reason', async (_name, body, type, status, error) => {
  const { url } = await serve();
  expect(await read(await post(url, body, type))).toEqual({ status, body: { error } });
});

it('counts as nesting only what is outside strings', async () => {
  const { url } = await serve();
  const text = `\\" ${'['.repeat(100)}`;
  expect((await post(url, JSON.stringify({ text }))).status).toBe(200);
});

it('refuses more than 64 KB that come in pieces without a length', async () => {
  const { url } = await serve();
  const pieces = ReadableStream.from(Array.from({ length: 20 }, () => Buffer.alloc(8_192, ' ')));
  const response = await fetch(`${url}/test/echo`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: pieces as unknown as ReadableStream<Uint8Array>,
    duplex: 'half',
  } as RequestInit);
  expect(response.status).toBe(413);
});

it('answers a fault of its own with 500 and keeps the details to the log', async () => {
  const { url } = await serve();
  expect(await read(await fetch(`${url}/test/broken`))).toEqual({
    status: 500,
    body: { error: 'Something went wrong in Rolecall. The details are in its log.' },
  });
});

it('names PORT when the port is in use', async () => {
  const { url } = await serve();
  const { port } = new URL(url);
  await expect(serve({ port: Number(port) })).rejects.toThrow(
    `Port ${port} on 127.0.0.1 is already in use. Stop the program that uses it, or set PORT to another number.`,
  );
});

it('names HOST when the machine has no such address', async () => {
  const server = createHttpServer({ host: '192.0.2.1', port: 0, log, isReady: () => true });
  await expect(server.listen()).rejects.toThrow(
    'This machine has no address "192.0.2.1". Set HOST to 127.0.0.1, or to 0.0.0.0 for all its addresses.',
  );
});

it('finishes the requests under way when it stops, and takes no new ones', async () => {
  const { server, router, url } = await serve();
  const finish = Promise.withResolvers<void>();
  const arrived = Promise.withResolvers<void>();
  let waiting = 0;
  router.get('/slow', async (_request, response) => {
    waiting += 1;
    if (waiting === 20) arrived.resolve();
    await finish.promise;
    response.json({ done: true });
  });
  const underWay = Array.from({ length: 20 }, async () => read(await fetch(`${url}/test/slow`)));
  await arrived.promise;
  const stopped = server.stop();
  await expect(fetch(`${url}/healthz`)).rejects.toThrow('fetch failed');
  finish.resolve();
  expect(await Promise.all(underWay)).toEqual(
    Array.from({ length: 20 }, () => ({ status: 200, body: { done: true } })),
  );
  await stopped;
});

it('has connections closed after their answer while it is not ready', async () => {
  let ready = true;
  const { url } = await serve({ isReady: () => ready });
  const connection = async () => (await fetch(`${url}/healthz`)).headers.get('Connection');
  expect(await connection()).toBe('keep-alive');
  ready = false;
  expect(await connection()).toBe('close');
});

it('closes idle connections when it stops', async () => {
  const { server, url } = await serve();
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(socket, 'data');
  const closed = once(socket, 'close');
  await server.stop();
  await closed;
  expect(socket.destroyed).toBe(true);
});

it('cuts a request that takes longer than the time of grace', async () => {
  const { server, router, url } = await serve({ graceMs: 20 });
  const arrived = Promise.withResolvers<void>();
  router.get('/hung', () => arrived.resolve());
  const hung = fetch(`${url}/test/hung`);
  const cut = expect(hung).rejects.toThrow('fetch failed');
  await arrived.promise;
  await server.stop();
  await cut;
});

it('may be stopped twice, or without having listened', async () => {
  const { server } = await serve();
  await Promise.all([server.stop(), server.stop()]);
  await createHttpServer({ host: '127.0.0.1', port: 0, log, isReady: () => true }).stop();
});
