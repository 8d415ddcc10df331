import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { asRequest, currentRequest } from '../../src/chat/current-request.ts';
import { openTracing } from '../../src/tracing/open-tracing.ts';
import { serve } from '../cli/serve.ts';
import { neverLogged } from '../never-logged.ts';
import { deliver, eventOf, openWorkspace } from '../platforms/slack/slack-workspace.ts';

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue: string } }[];
  readonly status: { readonly code: number; readonly message?: string };
}

interface Sent {
  readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly Span[] }[] }[];
}

/** Where spans go, on this machine. */
async function openCollector(status = 200) {
  const bodies: Sent[] = [];
  const paths = new Set<string | undefined>();
  const server = createServer(async (request, response) => {
    paths.add(request.url);
    bodies.push((await json(request)) as Sent);
    response.writeHead(status, { 'Content-Type': 'application/json' }).end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const spans = () =>
    bodies.flatMap(({ resourceSpans }) =>
      resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)),
    );
  return { endpoint: `http://127.0.0.1:${port}`, bodies, paths, spans };
}

function labelsOf({ attributes }: Span) {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue]));
}

it('tells how what is done belongs together, and under which request', async () => {
  const { endpoint, spans, paths } = await openCollector();
  const { trace, onQuery, stop } = openTracing({ endpoint: `${endpoint}/`, onFailure: () => undefined });
  onQuery({ kind: 'select', seconds: 0.1 });
  await asRequest('slack', '1', () =>
    trace('event', { platform: 'slack' }, async () => {
      await trace('answer', { platform: 'slack', kind: 'message' }, async () =>
        onQuery({ kind: 'insert', seconds: 0.1 }),
      );
    }),
  );
  await stop();
  expect([...paths]).toEqual(['/v1/traces']);
  const [query, answer, event, ...others] = spans();
  expect(others).toEqual([]);
  expect([query, answer, event].map((span) => span && [span.name, labelsOf(span)])).toEqual([
    ['database', { kind: 'insert', request: '5edeaa77640526e1' }],
    ['answer', { platform: 'slack', kind: 'message', request: '5edeaa77640526e1' }],
    ['event', { platform: 'slack', request: '5edeaa77640526e1' }],
  ]);
  expect([query?.parentSpanId, answer?.parentSpanId]).toEqual([answer?.spanId, event?.spanId]);
  expect(new Set(spans().map(({ traceId }) => traceId)).size).toBe(1);
});

it('says that something failed, and not how', async () => {
  const { endpoint, spans } = await openCollector();
  const { trace, stop } = openTracing({ endpoint, onFailure: () => undefined });
  const failing = trace('reply', { platform: 'slack' }, () => Promise.reject(new Error('told to Ada')));
  await expect(failing).rejects.toThrow('told to Ada');
  await stop();
  expect(spans().map(({ name, status }) => [name, status])).toEqual([['reply', { code: 2 }]]);
});

it('says that spans were lost where nobody takes them, and ends all the same', async () => {
  const { endpoint } = await openCollector(400);
  const failures: unknown[] = [];
  const { trace, stop } = openTracing({ endpoint, onFailure: (error) => failures.push(error) });
  await trace('event', { platform: 'slack' }, async () => undefined);
  await stop();
  expect(failures).toContainEqual(expect.objectContaining({ code: 400 }));
});

it('says that spans were lost as part of no event, whichever it was within', async () => {
  const { endpoint } = await openCollector(400);
  const requests: unknown[] = [];
  const { trace, stop } = openTracing({ endpoint, onFailure: () => requests.push(currentRequest()) });
  await asRequest('slack', '1', async () => {
    await trace('event', { platform: 'slack' }, async () => undefined);
    await stop();
  });
  expect(requests.length).toBeGreaterThan(0);
  expect(requests.filter((request) => request !== undefined)).toEqual([]);
});

it('says in the log where spans could not be sent to, and why, and no password', async () => {
  const { url, stop, ended, log } = await serve({
    ...{ WEB_CHAT: 'on', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://ada:a-password@127.0.0.1:1/traces' },
  });
  const headers = { 'Content-Type': 'application/json', Origin: new URL(url).origin };
  const body = JSON.stringify({ account: 'browser', conversation: 'talk', text: 'hello' });
  await fetch(new URL('/chat/messages', url), { method: 'POST', headers, body });
  stop('SIGTERM');
  await ended;
  const lost = log.find(({ msg }) => msg === 'traces could not be sent and are lost');
  expect(lost).toMatchObject({ to: 'http://127.0.0.1:1', err: { code: 'ECONNREFUSED' } });
  expect(JSON.stringify(log)).not.toContain('a-password');
});

it('tells of a whole conversation in Slack without a word of it', async () => {
  const question = 'what does an IT service manager do?';
  const collector = await openCollector();
  const { ada, direct, write, replies, env } = await openWorkspace();
  const { url, stop, ended, log } = await serve({ ...env, OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint });
  const ts = await write(direct, question);
  neverLogged(question);
  await deliver(
    url,
    eventOf({ type: 'message', channel_type: 'im', channel: direct, user: ada, text: question, ts }),
  );
  const [reply] = await replies(direct, ts, 1);
  stop('SIGTERM');
  expect(await ended).toEqual([0, null]);
  const names = collector.spans().map(({ name }) => name);
  expect([...new Set(names)].toSorted()).toEqual(['answer', 'database', 'event', 'reply']);
  const event = collector.spans().find(({ name }) => name === 'event');
  const request = log.find(({ msg }) => msg === 'answered')?.['request'];
  expect(event && labelsOf(event)).toEqual({ platform: 'slack', request });
  const told = JSON.stringify(collector.bodies);
  for (const text of [question, ada, direct, 'Ada Lovelace', reply?.text.split('\n')[0] ?? ''])
    expect(told).not.toContain(text);
});
