import { expect, it } from 'vitest';
import type { Incoming } from '../../../src/chat/incoming.ts';
import { say } from '../../../src/chat/say.ts';
import { type Fixture, readFixture, withValues } from './fixtures.ts';
import { openSlack } from './open-slack.ts';
import { deliver } from './slack-workspace.ts';

async function open() {
  const received: Incoming[] = [];
  const slack = await openSlack(
    async (incoming) => {
      received.push(incoming);
      return say('an answer');
    },
    { summarisePage: (url) => (url.endsWith('12345') ? { title: 'A page', note: '', text: '' } : undefined) },
  );
  const { url, channel, direct, front } = slack;
  const send = (fixture: Fixture, form?: 'payload' | 'fields') => deliver(url, fixture, form ? { form } : {});
  return { ...slack, received, send, channel, direct, response_url: `${front.url}/respond` };
}

it('reads a mention and answers in its thread', async () => {
  const { send, received, channel, callsOf } = await open();
  await send(withValues(readFixture('app_mention'), { event: { channel } }));
  await expect
    .poll(() => callsOf('chat.postMessage'))
    .toMatchObject([{ channel, thread_ts: '1515449522.000016' }]);
  expect(received).toEqual([
    {
      kind: 'message',
      id: 'Ev123ABC456',
      from: { platform: 'slack', workspace: 'T123ABC456', id: 'U061F7AUR' },
      conversation: `${channel}:1515449522.000016`,
      audience: 'shared',
      text: 'is it everything a river should be?',
    },
  ]);
});

it('reads a direct message', async () => {
  const { send, received, direct, callsOf } = await open();
  await send(withValues(readFixture('message.im'), { event: { channel: direct } }));
  await expect.poll(() => callsOf('chat.postMessage')).toHaveLength(1);
  expect(received).toMatchObject([
    { conversation: direct, audience: 'private', text: 'Hello hello can you hear me?' },
  ]);
});

it.each(['message.channels', 'message.groups', 'message.mpim'] as const)(
  'lets %s be where it was not asked, and answers where it takes part',
  async (name) => {
    const { send, received, channel, callsOf } = await open();
    await send(withValues(readFixture(name), { event_id: 'Ev1', event: { channel } }));
    await send(withValues(readFixture('app_mention'), { event: { channel } }));
    await expect.poll(() => callsOf('chat.postMessage')).toHaveLength(1);
    await send(
      withValues(readFixture(name), { event_id: 'Ev2', event: { channel, thread_ts: '1515449522.000016' } }),
    );
    await expect.poll(() => callsOf('chat.postMessage')).toHaveLength(2);
    expect(received.map(({ id }) => id)).toEqual(['Ev123ABC456', 'Ev2']);
  },
);

it('reads the stop button', async () => {
  const { send, callsOf } = await open();
  await send(readFixture('agent_session_stopped'));
  await expect
    .poll(() => callsOf('agents.sessions.setStatus'))
    .toMatchObject([{ channel_id: 'C0123ABC456', thread_ts: '1782234671.392669', status: 'active' }]);
});

it('reads who opens its home', async () => {
  const { send, callsOf } = await open();
  await send(readFixture('app_home_opened'));
  await expect.poll(() => callsOf('views.publish')).toMatchObject([{ user_id: 'U123ABC456' }]);
});

it('reads a shared link', async () => {
  const { send, callsOf } = await open();
  const fixture = readFixture('link_shared');
  await send(fixture);
  await expect.poll(() => callsOf('chat.unfurl')).toMatchObject([{ source: 'conversations_history' }]);
  expect(Object.keys(JSON.parse(callsOf('chat.unfurl')[0]?.['unfurls'] ?? ''))).toEqual([
    'https://example.com/12345',
  ]);
});

it('reads a command and a message shortcut, and answers the one who asked', async () => {
  const { send, received, front, response_url } = await open();
  await send(withValues(readFixture('slash_command'), { response_url }), 'fields');
  await send(withValues(readFixture('message_action'), { response_url }), 'payload');
  await expect.poll(() => front.responses).toHaveLength(2);
  expect(received.map((incoming) => ({ ...incoming, id: '' }))).toMatchObject([
    { text: '94070', from: { workspace: 'T0001', id: 'U2147483697' }, audience: 'private' },
    {
      text: "World's smallest big cat! https://youtube.com/watch?v=W86cTIoMv2U",
      from: { workspace: 'T0MJRM1A7', id: 'U0D15K92L' },
      audience: 'private',
    },
  ]);
});

it('reads a pressed button', async () => {
  const { send, received, channel, callsOf } = await open();
  await send(withValues(readFixture('block_actions'), { channel: { id: channel } }), 'payload');
  await expect.poll(() => callsOf('chat.postMessage')).toMatchObject([{ thread_ts: '1548261231.000200' }]);
  expect(received).toMatchObject([{ kind: 'press', action: 'ask', value: 'click_me_123' }]);
});

it('reads what was entered in a modal', async () => {
  const { send, received, channel, callsOf } = await open();
  const private_metadata = JSON.stringify({ answer: 'a1', channel });
  await send(withValues(readFixture('view_submission'), { view: { private_metadata } }), 'payload');
  await expect.poll(() => callsOf('chat.postEphemeral')).toMatchObject([{ channel, user: 'UA8RXUSPL' }]);
  expect(received).toMatchObject([
    {
      kind: 'press',
      action: 'feedback',
      value: 'a1',
      inputs: { verdict: 'not-helpful', reason: 'Panda Joe' },
    },
  ]);
});

it('reads a form that was sent', async () => {
  const { send, received, direct, callsOf } = await open();
  const private_metadata = JSON.stringify({ action: 'save', value: 'v1', address: { channel: direct } });
  const view = { private_metadata, callback_id: 'form' };
  await send(withValues(readFixture('view_submission'), { view }), 'payload');
  await expect.poll(() => callsOf('chat.postMessage')).toMatchObject([{ channel: direct }]);
  expect(received).toEqual([
    {
      ...{ kind: 'press', id: 'VNHU13V36', conversation: direct, audience: 'private' },
      from: { platform: 'slack', workspace: 'T9TK3CUKW', id: 'UA8RXUSPL' },
      ...{ action: 'save', value: 'v1', inputs: { reason: 'Panda Joe' } },
    },
  ]);
});
