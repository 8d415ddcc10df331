import { once } from 'node:events';
import { request } from 'node:http';
import pino from 'pino';
import { afterEach, expect, it } from 'vitest';
import {
  requestOutcomes,
  sentenceOutcomes,
  type WritingEvent,
} from '../../src/answers/written/count-writing.ts';
import { createCountWriting } from '../../src/metrics/create-count-writing.ts';
import { createMetrics } from '../../src/metrics/create-metrics.ts';
import { createHttpServer, type HttpServer } from '../../src/platforms/http-server.ts';
import { createMetricsRouter } from '../../src/platforms/metrics-router.ts';

const running: HttpServer[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

interface Options {
  readonly token?: string;
  readonly prices?: { readonly input: number; readonly output: number };
}

async function serve({ token, prices }: Options = {}) {
  const registry = createMetrics();
  const countWriting = createCountWriting({ registry, ...(prices ? { prices } : {}) });
  const log = pino({ level: 'silent' });
  const server = createHttpServer({ host: '127.0.0.1', port: 0, log, isReady: () => true });
  running.push(server);
  server.mount('/metrics', createMetricsRouter({ metrics: registry, token }));
  const { url } = await server.listen();
  const address = `${url}/metrics`;
  /** What is counted of models. */
  const counted = async () =>
    (await (await fetch(address)).text()).split('\n').filter((line) => /^rolecall_model_/.test(line));
  return { address, countWriting, counted };
}

const written = { what: 'request', outcome: 'written' } as const;

it('gives the figures of the process in the format of Prometheus', async () => {
  const { address } = await serve();
  const response = await fetch(address);
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(await response.text()).toMatch(/^process_resident_memory_bytes \d+$/m);
});

it('counts from nothing on', async () => {
  const { counted } = await serve();
  expect(await counted()).toEqual([
    'rolecall_model_requests_total{outcome="written"} 0',
    'rolecall_model_requests_total{outcome="replaced"} 0',
    'rolecall_model_requests_total{outcome="cached"} 0',
    'rolecall_model_requests_total{outcome="stopped"} 0',
    'rolecall_model_requests_total{outcome="over_budget"} 0',
    'rolecall_model_requests_total{outcome="failed_unreachable"} 0',
    'rolecall_model_requests_total{outcome="failed_rate_limited"} 0',
    'rolecall_model_requests_total{outcome="failed_refused"} 0',
    'rolecall_model_requests_total{outcome="failed_too_slow"} 0',
    'rolecall_model_requests_total{outcome="failed_nonsense"} 0',
    'rolecall_model_requests_total{outcome="failed_resting"} 0',
    'rolecall_model_sentences_total{outcome="shown"} 0',
    'rolecall_model_sentences_total{outcome="dropped_form"} 0',
    'rolecall_model_sentences_total{outcome="dropped_citation"} 0',
    'rolecall_model_sentences_total{outcome="dropped_quote"} 0',
    'rolecall_model_sentences_total{outcome="dropped_name"} 0',
    'rolecall_model_sentences_total{outcome="dropped_level"} 0',
    'rolecall_model_sentences_total{outcome="dropped_list"} 0',
    'rolecall_model_sentences_total{outcome="dropped_claim"} 0',
    'rolecall_model_sentences_total{outcome="dropped_repeat"} 0',
    'rolecall_model_tokens_total{direction="input"} 0',
    'rolecall_model_tokens_total{direction="output"} 0',
    ...['0.25', '0.5', '1', '1.5', '2', '3', '5', '10', '20', '45', '+Inf'].map(
      (seconds) => `rolecall_model_first_words_seconds_bucket{le="${seconds}"} 0`,
    ),
    'rolecall_model_first_words_seconds_sum 0',
    'rolecall_model_first_words_seconds_count 0',
  ]);
});

it.each<[string, readonly WritingEvent[], readonly string[]]>([
  [
    'questions by what became of them',
    [written, written, { what: 'request', outcome: 'failed: too slow' }],
    [
      'rolecall_model_requests_total{outcome="written"} 2',
      'rolecall_model_requests_total{outcome="failed_too_slow"} 1',
    ],
  ],
  [
    'sentences, and the check that dropped them',
    [
      { what: 'sentence', outcome: 'shown' },
      { what: 'sentence', outcome: 'dropped: level' },
    ],
    [
      'rolecall_model_sentences_total{outcome="shown"} 1',
      'rolecall_model_sentences_total{outcome="dropped_level"} 1',
    ],
  ],
  [
    'tokens both ways',
    [
      { what: 'tokens', usage: { input: 1_000, output: 50 } },
      { what: 'tokens', usage: { input: 10, output: 0 } },
    ],
    [
      'rolecall_model_tokens_total{direction="input"} 1010',
      'rolecall_model_tokens_total{direction="output"} 50',
    ],
  ],
  [
    'how long the first words took',
    [
      { what: 'first words', seconds: 0.75 },
      { what: 'first words', seconds: 60 },
    ],
    [
      ...['1', '1.5', '2', '3', '5', '10', '20', '45'].map(
        (seconds) => `rolecall_model_first_words_seconds_bucket{le="${seconds}"} 1`,
      ),
      'rolecall_model_first_words_seconds_bucket{le="+Inf"} 2',
      'rolecall_model_first_words_seconds_sum 60.75',
      'rolecall_model_first_words_seconds_count 2',
    ],
  ],
])('counts %s', async (_name, events, expected) => {
  const { countWriting, counted } = await serve();
  for (const event of events) countWriting(event);
  expect((await counted()).filter((line) => !line.endsWith(' 0'))).toEqual(expected);
});

it('counts what tokens cost where there are prices', async () => {
  const { countWriting, counted } = await serve({ prices: { input: 0.25, output: 2 } });
  countWriting({ what: 'tokens', usage: { input: 1_000_000, output: 500_000 } });
  countWriting({ what: 'tokens', usage: { input: 2_000_000, output: 0 } });
  expect(await counted()).toContain('rolecall_model_cost_total 1.75');
});

it('has no label but from fixed lists, whatever happens', async () => {
  const { address, countWriting } = await serve({ prices: { input: 1, output: 1 } });
  for (const outcome of requestOutcomes) countWriting({ what: 'request', outcome });
  for (const outcome of sentenceOutcomes) countWriting({ what: 'sentence', outcome });
  countWriting({ what: 'tokens', usage: { input: 1, output: 1 } });
  countWriting({ what: 'first words', seconds: 1 });
  const text = await (await fetch(address)).text();
  const found = new Map<string, Set<string>>();
  for (const [, name = '', labels = ''] of text.matchAll(/^(\w+)\{(.*)\} \S+$/gm))
    for (const [, label, value = ''] of labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)) {
      const key = name.startsWith('rolecall_') ? `${name} ${label}` : `node ${label}`;
      found.set(key, (found.get(key) ?? new Set()).add(value));
    }
  const own = [...found].filter(([key]) => key.startsWith('rolecall_'));
  const toLabel = (outcome: string) => outcome.replaceAll(/[^a-z]+/g, '_');
  expect(Object.fromEntries(own.map(([key, values]) => [key, [...values]]))).toEqual({
    'rolecall_model_requests_total outcome': requestOutcomes.map(toLabel),
    'rolecall_model_sentences_total outcome': sentenceOutcomes.map(toLabel),
    'rolecall_model_tokens_total direction': ['input', 'output'],
    'rolecall_model_first_words_seconds_bucket le': [
      ...['0.25', '0.5', '1', '1.5', '2', '3', '5', '10', '20', '45', '+Inf'],
    ],
  });
  const ofNode = [...found].filter(([key]) => key.startsWith('node '));
  const nodeLabels = ['kind', 'le', 'major', 'minor', 'patch', 'space', 'type', 'version'];
  expect(
    ofNode.map(([key]) => key.slice('node '.length)).filter((label) => !nodeLabels.includes(label)),
  ).toEqual([]);
  expect(ofNode.flatMap(([, values]) => [...values]).filter((value) => !/^\+?[\w.]+$/.test(value))).toEqual(
    [],
  );
});

it('keeps its figures apart from those of another', async () => {
  const [one, other] = [await serve(), await serve()];
  one.countWriting(written);
  expect(await other.counted()).toContain('rolecall_model_requests_total{outcome="written"} 0');
});

const forbidden = {
  error: 'Metrics are for this machine only. METRICS_TOKEN opens them for whoever sends it.',
};
const unauthorised = { error: 'Send “Authorization: Bearer”, and METRICS_TOKEN after it.' };
const token = 'a-token-of-some-length';

it.each([
  ['came through a proxy', { 'X-Forwarded-For': '127.0.0.1' }],
  ['came through a tunnel', { Forwarded: 'for=203.0.113.1' }],
])('refuses without a token what %s', async (_name, headers) => {
  const { address } = await serve();
  const response = await fetch(address, { headers });
  expect([response.status, await response.json()]).toEqual([403, forbidden]);
});

it('refuses without a token a page of another site whose name leads to this machine', async () => {
  const { address } = await serve();
  const { port } = new URL(address);
  const [response] = await once(
    request(address, { headers: { Host: `other.example:${port}` } }).end(),
    'response',
  );
  response.resume();
  expect(response.statusCode).toBe(403);
});

it.each([
  ['nothing', undefined],
  ['another token', 'Bearer another-token-of-it'],
  ['the beginning of the token', 'Bearer a-token-of-some-lengt'],
  ['more than the token', `Bearer ${token}x`],
  ['the token by itself', token],
])('refuses where there is a token whoever sends %s', async (_name, authorization) => {
  const { address } = await serve({ token });
  const response = await fetch(address, authorization ? { headers: { authorization } } : {});
  expect([response.status, response.headers.get('WWW-Authenticate'), await response.json()]).toEqual([
    ...[401, 'Bearer', unauthorised],
  ]);
});

it('gives them through a proxy to whoever sends the token', async () => {
  const { address } = await serve({ token });
  const headers = { Authorization: `Bearer ${token}`, 'X-Forwarded-For': '203.0.113.1' };
  expect((await fetch(address, { headers })).status).toBe(200);
});

it('can only be read', async () => {
  const { address } = await serve();
  const response = await fetch(address, { method: 'POST' });
  expect([response.status, response.headers.get('Allow')]).toEqual([405, 'GET, HEAD']);
});
