import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ChatOpenAI } from '@langchain/openai';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { forbidTracing } from '../../src/config/forbid-tracing.ts';
import { type FaultyServer, startFaultyServer } from './faulty-server.ts';
import { openAt, readAll } from './open-at.ts';

let model: FaultyServer;
/** Stands in for LangSmith: what was sent to it. */
let told: string[];
let collector: ReturnType<typeof createServer>;

beforeEach(async () => {
  model = await startFaultyServer();
  told = [];
  collector = createServer((request, response) => {
    told.push(request.url ?? '');
    request.resume();
    response.end('{}');
  });
  collector.listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const { port } = collector.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}`;
  for (const name of ['LANGSMITH_TRACING', 'LANGCHAIN_TRACING_V2', 'LANGCHAIN_VERBOSE'])
    vi.stubEnv(name, 'true');
  vi.stubEnv('LANGSMITH_GATEWAY', address);
  vi.stubEnv('LANGSMITH_ENDPOINT', address);
  vi.stubEnv('LANGSMITH_API_KEY', 'key');
});

afterEach(async () => {
  vi.unstubAllEnvs();
  collector.closeAllConnections();
  collector.close();
  await model.stop();
});

it('LangChain tells what was asked where the environment says so', async () => {
  vi.stubEnv('LANGCHAIN_VERBOSE', 'false');
  const configuration = { baseURL: model.url };
  await new ChatOpenAI({ model: 'gpt-5-mini', apiKey: 'sk-1', configuration }).invoke('What does Ana earn?');
  await vi.waitFor(() => expect(told).not.toEqual([]), 10_000);
});

it('it tells and prints nothing once that is forbidden', async () => {
  const printed = vi.spyOn(console, 'log');
  forbidTracing(process.env);
  expect((await readAll(await openAt(model.url))).text).toBe('Yes.');
  // LangSmith's client sends what it has within a quarter of a second.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect([told, printed.mock.calls]).toEqual([[], []]);
});
