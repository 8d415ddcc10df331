import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FaultyServer, startFaultyServer } from '../models/faulty-server.ts';
import { serve } from './serve.ts';
import { createFolder } from './start-rolecall.ts';

const question = 'what does an IT service manager do?';
const sentence =
  'An IT service manager will ensure that all service and support functions remain responsive to customer needs.';
/** https://getpino.io/#/docs/api?id=loggerlevels-object */
const levels = { info: 30, warn: 40, error: 50 };

let server: FaultyServer;
beforeEach(async () => {
  server = await startFaultyServer({ key: 'sk-right', models: ['gpt-5-mini', 'meaning-1'] });
  server.always({ does: 'write', text: `${sentence} [1]` });
});
afterEach(() => server.stop());

const settingsWith = (settings: Record<string, string> = {}) => ({
  ...{ OPENAI_BASE_URL: server.url, OPENAI_MODEL: 'gpt-5-mini', OPENAI_API_KEY: 'sk-right' },
  ...{ LOG_LEVEL: 'info', ...settings },
});
const withMeaning = { OPENAI_EMBEDDING_MODEL: 'meaning-1' };

async function open(settings: Record<string, string> = {}) {
  const served = await serve(settingsWith(settings));
  const linesOf = (pattern: RegExp) =>
    served.log.map(({ msg }) => String(msg)).filter((line) => pattern.test(line));
  const levelsOf = (pattern: RegExp) =>
    served.log.filter(({ msg }) => pattern.test(String(msg))).map(({ level }) => level);
  const ask = async (text = question) => {
    const response = await fetch(new URL('/chat/messages', served.url), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: new URL(served.url).origin },
      body: JSON.stringify({ account: 'ada', conversation: 'one', text }),
    });
    return ((await response.json()) as { text: string }).text;
  };
  const isReady = async () => (await fetch(new URL('/readyz', served.url))).ok;
  return { ...served, linesOf, levelsOf, ask, isReady };
}

const embedded = () =>
  server.requests.filter(({ path }) => path.endsWith('/embeddings')).flatMap(({ body }) => body.input ?? []);
const aboutModel = /^answers are/;
const place = () => new URL(server.url).host;

it('says once what is used, and answers with it', async () => {
  const { linesOf, levelsOf, ask } = await open();
  await expect.poll(() => linesOf(aboutModel)).toEqual([`answers are written by gpt-5-mini at ${place()}`]);
  expect(levelsOf(aboutModel)).toEqual([levels.info]);
  expect((await ask()).split('\n')[0]).toBe(`${sentence} [1]`);
});

it('tells people that their questions go to the model, and claims no documents’ own words of what it writes', async () => {
  const { ask } = await open();
  const sent = `They also go to gpt-5-mini at ${place()} as you write them, with passages of the documents`;
  const aboutPrivacy = ['do you send my questions to OpenAI?', 'are my questions private?'];
  for (const text of [...aboutPrivacy, 'what happens with my data?']) expect(await ask(text)).toContain(sent);
  for (const text of ['help', 'are you a chatbot like ChatGPT?', 'that was useless'])
    expect(await ask(text)).not.toContain('own words');
});

describe('says in one line what is wrong, and answers in the documents’ words', () => {
  const ownWords = 'answers are the documents’ own words';

  it('for a wrong key', async () => {
    const { linesOf, levelsOf, ask, isReady } = await open({ OPENAI_API_KEY: 'sk-wrong' });
    expect(await isReady()).toBe(true);
    await expect
      .poll(() => linesOf(aboutModel))
      .toEqual([`${ownWords}: ${place()} refuses the key (401); correct OPENAI_API_KEY and start again`]);
    expect(levelsOf(aboutModel)).toEqual([levels.error]);
    expect(await ask()).toMatch(/^IT service manager\n/);
  });

  it('for a server that nobody can reach', async () => {
    const gone = await startFaultyServer();
    await gone.stop();
    const { linesOf, levelsOf, ask } = await open({ OPENAI_BASE_URL: gone.url });
    const says = `${new URL(gone.url).host}: the connection to the model failed (ECONNREFUSED)`;
    await expect
      .poll(() => linesOf(aboutModel))
      .toEqual([`${ownWords}: ${says}; gpt-5-mini is asked again with each question`]);
    expect(levelsOf(aboutModel)).toEqual([levels.warn]);
    expect(await ask()).toMatch(/^IT service manager\n/);
    expect(linesOf(/an answer was not written/)).toHaveLength(1);
  });

  it('for a model that the server does not know', async () => {
    server.next({ does: 'refuse', status: 404 }, { does: 'refuse', status: 404, code: 'model_not_found' });
    const { linesOf, ask } = await open({ OPENAI_MODEL: 'gpt-9' });
    await expect
      .poll(() => linesOf(aboutModel))
      .toEqual([
        `${ownWords}: ${place()} does not know gpt-9 (404); correct OPENAI_MODEL, or OPENAI_BASE_URL, which mostly ends in /v1, and start again`,
      ]);
    expect(await ask()).toMatch(/^IT service manager\n/);
  });
});

it('is ready, and answers, while the check of the model waits', async () => {
  server.next({ does: 'hang' });
  const { linesOf, ask, isReady } = await open();
  expect(await isReady()).toBe(true);
  expect(await ask()).toMatch(/^IT service manager\n/);
  expect(linesOf(aboutModel)).toEqual([]);
});

it('writes answers where embeddings are refused, and says so in the same line', async () => {
  server.next({ does: 'write', text: '' }, { does: 'refuse', status: 404, code: 'model_not_found' });
  const { linesOf, levelsOf, ask } = await open({ OPENAI_EMBEDDING_MODEL: 'unknown-1' });
  await expect
    .poll(() => linesOf(aboutModel))
    .toEqual([
      `answers are written by gpt-5-mini at ${place()}; passages are found by their words alone: ${place()} does not know unknown-1 (404); correct OPENAI_EMBEDDING_MODEL, or OPENAI_BASE_URL, which mostly ends in /v1, and start again`,
    ]);
  expect(levelsOf(aboutModel)).toEqual([levels.warn]);
  expect((await ask()).split('\n')[0]).toBe(`${sentence} [1]`);
});

describe('what is embedded', () => {
  const knowledge = (duty: string) => ({
    'engineer.txt': `Role: Engineer\n\nRole level: Engineer\n- An engineer builds things.\n- ${duty}\n`,
    'baker.txt': 'Role: Baker\n\nRole level: Baker\n- A baker bakes bread and cakes.\n',
  });
  const isDone = /^the documents are being embedded$|does not tell what the documents speak of/;

  it('is told as it goes on, is not embedded again after a restart, and after a change only what is new', async () => {
    const DATA_DIR = createFolder();
    const settings = { ...withMeaning, DATA_DIR };
    const run = async (duty: string) => {
      const before = embedded().length;
      const { linesOf, stop, ended } = await open({
        ...settings,
        KNOWLEDGE_DIR: createFolder(knowledge(duty)),
      });
      await expect.poll(() => linesOf(/does not tell/)).toHaveLength(1);
      const told = linesOf(isDone).length - 1;
      stop('SIGTERM');
      await ended;
      return { told, texts: embedded().slice(before) };
    };
    const first = await run('builds bridges');
    expect(first.texts.length).toBeGreaterThan(40);
    expect(first.told).toBeGreaterThan(0);
    expect(await run('builds bridges')).toEqual({ told: 0, texts: [] });
    const changed = await run('builds tunnels');
    expect(changed.told).toBe(1);
    expect(changed.texts).toEqual([expect.stringContaining('tunnels')]);
  }, 60_000);
});
