import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStores } from '../../../src/storage/open-stores.ts';
import { serve } from '../../cli/serve.ts';
import { createFolder } from '../../cli/start-rolecall.ts';
import { eventOf, openWorkspace } from './slack-workspace.ts';

const question = 'what does an IT service manager do?';

it('answers what another process acknowledged and did not finish, and apologises for what is too old', async () => {
  const { ada, direct, env, replies, write } = await openWorkspace();
  const folder = createFolder();
  const place = { engine: 'sqlite', file: join(folder, 'rolecall.sqlite') } as const;
  const acknowledge = async (minutesAgo: number) => {
    const ts = await write(direct, question);
    const event = eventOf({
      type: 'message',
      channel_type: 'im',
      channel: direct,
      user: ada,
      text: question,
      ts,
    });
    const now = () => Date.now() - minutesAgo * 60_000;
    const stores = await openStores({ place, now, onError: console.error });
    await stores.inbox.accept({ platform: 'slack', id: event.event_id, body: JSON.stringify(event) });
    await stores.close();
    return ts;
  };
  const recent = await acknowledge(1);
  const old = await acknowledge(11);
  await serve({ ...env, DATA_DIR: folder });
  expect((await replies(direct, recent, 1))[0]?.text).toMatch(/^IT service manager\n/);
  expect((await replies(direct, old, 1))[0]?.text).toBe(
    'Sorry, I could not answer this when you asked. Please ask again.',
  );
});

it('does not apologise in a thread for what nobody asked it', async () => {
  const { ada, channel, env, front, write } = await openWorkspace();
  const folder = createFolder();
  const place = { engine: 'sqlite', file: join(folder, 'rolecall.sqlite') } as const;
  const thread_ts = await write(channel, 'hello all');
  const said = {
    type: 'message',
    channel_type: 'channel',
    channel,
    user: ada,
    text: question,
    ts: '1.2',
    thread_ts,
  };
  const event = eventOf(said);
  const stores = await openStores({ place, now: () => Date.now() - 660_000, onError: console.error });
  await stores.inbox.accept({ platform: 'slack', id: event.event_id, body: JSON.stringify(event) });
  await stores.close();
  const posts = () => front.calls.filter(({ method }) => method === 'chat.postMessage').length;
  const before = posts();
  const { stop, ended } = await serve({ ...env, DATA_DIR: folder });
  const isFinished = async () => {
    const later = await openStores({ place, now: () => Date.now() + 60_000, onError: console.error });
    const open = await later.inbox.claimAbandoned('slack', 1);
    await later.close();
    return open.length === 0;
  };
  await new Promise((resolve) => setTimeout(resolve, 500));
  stop('SIGTERM');
  await ended;
  expect([posts(), await isFinished()]).toEqual([before, true]);
});

it('does not answer again what stands in its thread although the process died before it wrote that down', async () => {
  const { ada, direct, env, front, replies, write } = await openWorkspace();
  const folder = createFolder();
  const place = { engine: 'sqlite', file: join(folder, 'rolecall.sqlite') } as const;
  const ts = await write(direct, question);
  const said = { type: 'message', channel_type: 'im', channel: direct, user: ada, text: question, ts };
  const event = eventOf(said);
  const metadata = { event_type: 'rolecall_delivery', event_payload: { delivery_id: event.event_id } };
  await fetch(new URL('chat.postMessage', env.SLACK_API_URL), {
    method: 'POST',
    headers: { Authorization: `Bearer ${env.SLACK_BOT_TOKEN}` },
    body: new URLSearchParams({
      ...{ channel: direct, thread_ts: ts, text: 'The answer.', metadata: JSON.stringify(metadata) },
    }),
  });
  const stores = await openStores({ place, now: () => Date.now() - 60_000, onError: console.error });
  await stores.inbox.accept({ platform: 'slack', id: event.event_id, body: JSON.stringify(event) });
  await stores.close();
  const { stop, ended } = await serve({ ...env, DATA_DIR: folder });
  await expect.poll(() => front.calls.map(({ method }) => method)).toContain('conversations.replies');
  stop('SIGTERM');
  await ended;
  expect((await replies(direct, ts, 1)).map(({ text }) => text)).toEqual(['The answer.']);
});
