import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { serve } from '../../cli/serve.ts';
import { createFolder } from '../../cli/start-rolecall.ts';
import { trueText } from '../../conversations/faults-of-models.ts';
import { openWritten } from '../../conversations/open-written.ts';
import { type FaultyServer, startFaultyServer } from '../../models/faulty-server.ts';
import { createInteractions } from './interactions.ts';
import { openSlack } from './open-slack.ts';
import { deliver, eventOf, openWorkspace } from './slack-workspace.ts';

const question = 'what does a senior data engineer do?';
const streaming = ['chat.startStream', 'chat.appendStream', 'chat.stopStream'];
const note = 'Written by a model from the documents; each sentence was checked against its source.';
const prose =
  'A senior data engineer leads on data products. \\[1\\] Senior data engineers review the work of other engineers. \\[1\\] They need Testing at working level. \\[2\\] ';

let server: FaultyServer;
beforeEach(async () => {
  server = await startFaultyServer({ models: ['gpt-5-mini'] });
  server.always({ does: 'write', text: trueText });
});
afterEach(() => server.stop());

interface SentBlock {
  readonly type: string;
  readonly text?: string;
  readonly elements?: readonly { readonly action_id: string; readonly value: string }[];
}

async function open() {
  const { respond, stores } = await openWritten(server.url);
  const opened = await openSlack(respond, { stores });
  const { callsOf } = opened;
  const streamed = () => callsOf(...streaming).map(({ markdown_text = '' }) => markdown_text);
  const under = async (): Promise<readonly SentBlock[]> => {
    await expect.poll(() => callsOf('chat.stopStream')).toHaveLength(1);
    return JSON.parse(callsOf('chat.stopStream')[0]?.['blocks'] ?? '[]');
  };
  return { ...opened, stores, streamed, under };
}

it('streams what is written once, with the sources, the label and the documents behind a button below', async () => {
  const { ask, callsOf, streamed, under } = await open();
  await ask(question);
  const blocks = await under();
  expect(streamed().join('')).toBe(prose);
  expect(callsOf('chat.postMessage')).toEqual([]);
  expect(blocks.map(({ type }) => type)).toEqual(['context', 'context', 'actions', 'context_actions']);
  const [sources, label, actions] = blocks.map((block) => JSON.stringify(block));
  expect(sources).toContain('*Sources* [1] Senior data engineer, role level (data-engineer.txt:');
  expect(sources).toContain('[2] Senior data engineer, skill Testing (data-engineer.txt:');
  expect(label).toContain(note);
  expect(actions).toContain('"Show all"');
  expect(actions).toContain('"Sources (5)"');
});

it('shows all, sources and takes feedback on it', async () => {
  const { ask, callsOf, direct, stores, under, url, ada } = await open();
  const thread = await ask(question);
  const { pressDrawn, press } = createInteractions({ url, ada });
  const buttons = (await under()).flatMap(({ elements = [] }) => elements);
  const where = { channel: direct, ts: '1763800000.000002', thread };
  for (const action of ['show-all', 'sources']) {
    const button = buttons.find(({ action_id }) => action_id?.startsWith(action));
    await pressDrawn({ type: 'button', action_id: '', value: '', ...button }, where);
  }
  await expect.poll(() => callsOf('chat.postMessage', 'views.open')).toHaveLength(2);
  const { blocks: all = '' } = callsOf('chat.postMessage')[0] ?? {};
  const { view: sources = '' } = callsOf('views.open')[0] ?? {};
  expect(all.split('leads on data products')).toHaveLength(3);
  expect(all).toContain('choose the tools that the team builds with');
  expect(all).toContain(note);
  expect(sources).toContain('data-engineer.txt');
  const { value = '' } = buttons.find(({ action_id }) => action_id?.startsWith('show-all')) ?? {};
  await press({ action: 'feedback', value: JSON.stringify([value, 'helpful']) }, where);
  await expect.poll(() => stores.feedback.all()).toMatchObject([{ verdict: 'helpful', question }]);
});

it('says that it could not finish, and gives the documents’ words below what was shown', async () => {
  const { ask, callsOf, streamed, under } = await open();
  server.next({ does: 'cut', text: 'A senior data engineer leads on data products. [1]\nSenior' });
  await ask(question);
  const [first] = await under();
  expect(streamed().join('')).toBe('A senior data engineer leads on data products. \\[1\\] ');
  expect(first?.text).toMatch(
    /^I could not finish this\. Here is what the documents say\.\n\n## Senior data engineer\n/,
  );
  expect(callsOf('chat.postMessage')).toEqual([]);
});

it('shows the documents’ words as one message where the model writes nothing', async () => {
  const { ask, callsOf, direct, replies } = await open();
  server.always({ does: 'nonsense' });
  const [message, ...others] = await replies(direct, await ask(question), 1);
  expect([message?.text?.split('\n')[0], others]).toEqual(['Senior data engineer', []]);
  expect(callsOf(...streaming)).toEqual([]);
  expect(JSON.stringify(message?.blocks)).not.toContain(note);
});

it('ends the request where somebody presses stop, and shows no more of it', async () => {
  const { ask, callsOf, direct, replies, streamed, url } = await open();
  server.next({ does: 'stall', text: 'A senior data engineer leads on data products. [1]\nSenior' });
  const ts = await ask(question);
  await expect.poll(streamed).toHaveLength(1);
  const stop = { type: 'agent_session_stopped', channel: direct, user: 'U1', thread_ts: ts, ts: '1.1' };
  await deliver(url, eventOf(stop));
  await server.requests.at(-1)?.abandoned;
  expect((await replies(direct, ts, 1)).map(({ text }) => text)).toEqual([
    'Stopped. A model wrote what stands above; ask again for its sources.',
  ]);
  expect(callsOf('chat.stopStream').map(({ blocks }) => blocks)).toEqual([undefined]);
});

it('answers once what was under way when it was stopped and started again', async () => {
  const { ada, direct, env, replies, write } = await openWorkspace();
  const model = {
    ...{ OPENAI_MODEL: 'gpt-5-mini', OPENAI_BASE_URL: server.url },
    ...{ MODEL_FIRST_TOKEN_SECONDS: '60', MODEL_ANSWER_SECONDS: '60' },
  };
  const settings = { ...env, ...model, DATA_DIR: createFolder() };
  const before = await serve(settings);
  await expect
    .poll(() => before.log.some(({ msg }) => String(msg).startsWith('answers are written')))
    .toBe(true);
  server.next({ does: 'stall', text: 'An IT service manager will ensure that' });
  const text = 'what does an IT service manager do?';
  const ts = await write(direct, text);
  const said = eventOf({ type: 'message', channel_type: 'im', channel: direct, user: ada, text, ts });
  await deliver(before.url, said);
  await expect.poll(() => server.requests.filter(({ path }) => path.endsWith('completions'))).toHaveLength(1);
  before.stop('SIGTERM');
  expect(await before.ended).toEqual([0, null]);
  const after = await serve(settings);
  await deliver(after.url, said);
  await wait(500);
  expect((await replies(direct, ts, 1)).map((reply) => reply.text?.split('\n')[0])).toEqual([
    'IT service manager',
  ]);
}, 60_000);
