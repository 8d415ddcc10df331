import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { startFaultyServer } from '../models/faulty-server.ts';
import { serve } from './serve.ts';
import { runRolecall } from './start-rolecall.ts';

const question = 'what does an IT service manager do?';

/** A model, and what stands in for LangSmith where the environment asks for it in each way that it knows. */
async function open() {
  const model = await startFaultyServer({ models: ['gpt-5-mini'] });
  model.always({
    does: 'write',
    text: 'An IT service manager will ensure that all technical change is communicated and managed. [1]',
  });
  const told: string[] = [];
  const collector = createServer((request, response) => {
    told.push(request.url ?? '');
    request.resume();
    response.end('{}');
  });
  collector.listen(0, '127.0.0.1');
  await once(collector, 'listening');
  onTestFinished(async () => {
    collector.closeAllConnections();
    collector.close();
    await model.stop();
  });
  const at = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  const env = {
    ...{ LANGSMITH_TRACING: 'true', LANGCHAIN_TRACING_V2: 'true', LANGCHAIN_VERBOSE: 'true' },
    ...{ LANGSMITH_ENDPOINT: at, LANGCHAIN_ENDPOINT: at, LANGSMITH_GATEWAY: at, LANGSMITH_API_KEY: 'key' },
    ...{ OPENAI_LOG: 'debug', OPENAI_MODEL: 'gpt-5-mini', OPENAI_BASE_URL: model.url },
  };
  return { env, told, asked: () => model.requests.filter(({ path }) => path.endsWith('completions')) };
}

it('serve tells no tracing service what was asked, and prints none of it', async () => {
  const { env, told, asked } = await open();
  const { url, log, stop, ended, stderr } = await serve(env);
  await expect.poll(() => log.some(({ msg }) => String(msg).startsWith('answers are written'))).toBe(true);
  await fetch(new URL('/chat/messages', url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: new URL(url).origin },
    body: JSON.stringify({ account: 'ada', conversation: 'one', text: question }),
  });
  expect(asked()).toHaveLength(1);
  // LangSmith's client sends what it has within a quarter of a second.
  await wait(1_000);
  stop('SIGTERM');
  await ended;
  expect([told, await stderr]).toEqual([[], '']);
  expect(JSON.stringify(log)).not.toContain(question);
});

it('ask tells no tracing service what was asked, and prints nothing but the answer', async () => {
  const { env, told, asked } = await open();
  const { code, stdout, stderr } = await runRolecall(['ask', question], { env });
  expect([code, told]).toEqual([0, []]);
  expect(asked()).toHaveLength(1);
  expect(stderr).toMatch(/^answers are written by gpt-5-mini at 127\.0\.0\.1:\d+\n$/);
  expect(stdout).toMatch(/^An IT service manager will ensure that all technical change is/);
});
