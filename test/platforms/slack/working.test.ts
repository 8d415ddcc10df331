import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { conversationKey, type Incoming } from '../../../src/chat/incoming.ts';
import type { Respond } from '../../../src/chat/platform.ts';
import type { Block, Line } from '../../../src/chat/reply.ts';
import { say } from '../../../src/chat/say.ts';
import { openSlack } from './open-slack.ts';
import { deliver, eventOf } from './slack-workspace.ts';

const untilStopped: Respond = async (_, { status, stopped }) => {
  status('Reading the role documents…');
  await new Promise((resolve) => stopped.addEventListener('abort', resolve));
  return say('too late');
};
const stopped = (channel: string, thread_ts: string) =>
  eventOf({ type: 'agent_session_stopped', channel, user: 'U1', thread_ts, ts: '1.1' });
const line = (text: string): Line => ({ text, cites: [] });
const prose = (...texts: string[]): Block => ({ type: 'prose', lines: texts.map(line), detail: false });
const paragraph = (text: string): Block => ({
  type: 'paragraph',
  line: line(text),
  detail: false,
});

it('shows what it does when that takes a moment, with a stop button, and takes both away', async () => {
  const { ask, callsOf, direct, replies } = await openSlack(async (_, { status }) => {
    status('Reading the role documents…');
    await wait(1_300);
    return say('here it is');
  });
  const ts = await ask();
  expect((await replies(direct, ts, 1)).map(({ text }) => text)).toEqual(['here it is']);
  const thread = { team_id: 'T000000001', channel_id: direct, thread_ts: ts };
  const statuses = () => callsOf('agents.sessions.setStatus', 'assistant.threads.setStatus');
  await expect.poll(statuses).toEqual([
    { method: 'agents.sessions.setStatus', ...thread, status: 'processing' },
    {
      ...{ method: 'assistant.threads.setStatus', ...thread },
      ...{ status: 'is working on it…', loading_messages: '["Reading the role documents…"]' },
    },
    { method: 'agents.sessions.setStatus', ...thread, status: 'active' },
    { method: 'assistant.threads.setStatus', ...thread, status: '' },
  ]);
});

it('shows no status for what is answered at once', async () => {
  const { ask, callsOf, direct, replies } = await openSlack(async () => say('here it is'));
  await replies(direct, await ask(), 1);
  await wait(1_200);
  expect(callsOf('agents.sessions.setStatus', 'assistant.threads.setStatus')).toEqual([]);
});

it('answers although a status cannot be shown', async () => {
  const { ask, direct, front, replies } = await openSlack(async () => {
    await wait(1_300);
    return say('here it is');
  });
  front.fail({ method: 'agents.sessions.setStatus', status: 500 });
  expect((await replies(direct, await ask(), 1))[0]?.text).toBe('here it is');
});

it('stops when somebody presses stop, says so, and sends nothing of the answer', async () => {
  const { ask, callsOf, direct, replies, url } = await openSlack(untilStopped);
  const ts = await ask();
  await expect.poll(() => callsOf('agents.sessions.setStatus')).toHaveLength(1);
  await deliver(url, stopped(direct, ts));
  const texts = (await replies(direct, ts, 1)).map(({ text }) => text);
  expect(texts).toEqual(['Stopped. Ask me again whenever you like.']);
  await expect.poll(() => callsOf('agents.sessions.setStatus').at(-1)).toMatchObject({ status: 'active' });
});

it('stops within a second or two when stop reached another process', async () => {
  const asked: Incoming[] = [];
  const { ask, direct, replies, stops } = await openSlack((incoming, progress) => {
    asked.push(incoming);
    return untilStopped(incoming, progress);
  });
  const ts = await ask();
  await expect.poll(() => asked).toHaveLength(1);
  if (asked[0]) await stops.stop(conversationKey(asked[0]));
  expect((await replies(direct, ts, 1))[0]?.text).toMatch(/^Stopped\./);
});

it('stops while it waits for Slack to take the answer', async () => {
  const { ask, callsOf, direct, front, replies, url } = await openSlack(async () => say('the answer'));
  front.fail({ method: 'chat.postMessage', status: 429, headers: { 'Retry-After': '2' } });
  const ts = await ask();
  await expect.poll(() => callsOf('agents.sessions.setStatus')).toHaveLength(1);
  await deliver(url, stopped(direct, ts));
  expect((await replies(direct, ts, 1)).map(({ text }) => text)).toEqual([
    'Stopped. Ask me again whenever you like.',
  ]);
});

it('takes the stop button away where nothing is under way any more', async () => {
  const { callsOf, direct, url } = await openSlack(untilStopped);
  await deliver(url, stopped(direct, '1.5'));
  await expect.poll(() => callsOf('agents.sessions.setStatus')).toMatchObject([{ status: 'active' }]);
});

it('shows sentences as they are written, one call after the other, and the rest under them', async () => {
  const { ask, ada, callsOf, direct, front } = await openSlack(async (_, { append }) => {
    front.slow('chat.startStream', 200);
    const first = append(line('One.'));
    await wait(50);
    await Promise.all([first, append(line('Two.')), append(line('Three.'))]);
    await append(line('Four.'));
    const blocks = [prose('One.', 'Two.', 'Three.', 'Four.'), paragraph('The rest.')];
    return { blocks, citations: [], suggestions: [], feedbackOn: 'answer-1' };
  });
  const ts = await ask();
  const streamed = () => callsOf('chat.startStream', 'chat.appendStream', 'chat.stopStream');
  await expect.poll(() => streamed().at(-1)?.['method']).toBe('chat.stopStream');
  const message = { channel: direct, ts: '1763800000.000002' };
  const [start, ...others] = streamed();
  expect(start).toEqual({
    ...{ method: 'chat.startStream', channel: direct, thread_ts: ts, markdown_text: 'One. ' },
    ...{ recipient_team_id: 'T000000001', recipient_user_id: ada },
  });
  expect(others).toEqual([
    { method: 'chat.appendStream', ...message, markdown_text: 'Two. Three. ' },
    { method: 'chat.appendStream', ...message, markdown_text: 'Four. ' },
    { method: 'chat.stopStream', ...message, blocks: expect.stringContaining('The rest.') },
  ]);
  expect(callsOf('chat.postMessage')).toEqual([]);
});

it('keeps behind "show all" what belongs there, below what was shown as it was written', async () => {
  const { ask, callsOf } = await openSlack(async (_, { append }) => {
    await append(line('One.'));
    const blocks = [prose('One.'), { ...paragraph('The details.'), detail: true }];
    return { blocks, citations: [], suggestions: [], feedbackOn: 'answer-1' };
  });
  await ask();
  await expect.poll(() => callsOf('chat.stopStream')).toHaveLength(1);
  const under = callsOf('chat.stopStream')[0]?.['blocks'];
  expect(under).toContain('Show all');
  expect(under).not.toContain('The details.');
});

it('says below what was shown that something went wrong meanwhile', async () => {
  const { ask, callsOf } = await openSlack(async (_, { append }) => {
    await append(line('One.'));
    return say('Sorry, something went wrong.');
  });
  await ask();
  await expect.poll(() => callsOf('chat.stopStream')).toHaveLength(1);
  expect(callsOf('chat.stopStream')[0]?.['blocks']).toContain('Sorry, something went wrong.');
});

it('goes on in a new message before Slack closes the stream', async () => {
  let time = Date.now();
  const { ask, callsOf } = await openSlack(
    async (_, { append }) => {
      await append(line('One.'));
      time += 4 * 60_000 - 20_000;
      await append(line('Two.'));
      return { blocks: [prose('One.', 'Two.')], citations: [], suggestions: [] };
    },
    { now: () => time },
  );
  await ask();
  const streamed = () => callsOf('chat.startStream', 'chat.appendStream', 'chat.stopStream');
  await expect.poll(streamed).toHaveLength(4);
  expect(streamed().map(({ method, markdown_text = '' }) => [method, markdown_text])).toEqual([
    ['chat.startStream', 'One. '],
    ['chat.stopStream', ''],
    ['chat.startStream', 'Two. '],
    ['chat.stopStream', ''],
  ]);
});

it.each([
  ['while it is written', 'chat.appendStream', 'One. Two. '],
  ['at its end', 'chat.stopStream', 'One. Two. '],
])('loses no text when Slack closes the stream %s', async (_, method, text) => {
  const { ask, callsOf, direct, front } = await openSlack(async (__, { append }) => {
    await append(line('One.'));
    await append(line('Two.'));
    return { blocks: [prose('One.', 'Two.')], citations: [], suggestions: [], feedbackOn: 'answer-1' };
  });
  front.fail({ method, status: 200, error: 'message_not_in_streaming_state' });
  await ask();
  const updates = () => callsOf('chat.update');
  await expect.poll(() => updates().at(-1)?.['blocks']).toContain('answer-1');
  expect(updates().at(-1)).toMatchObject({ channel: direct, ts: '1763800000.000002' });
  expect(JSON.parse(updates().at(-1)?.['blocks'] ?? '')[0]).toEqual({ type: 'markdown', text });
});

it.each(['chat.startStream', 'chat.appendStream'])(
  'gives the whole reply as any other where Slack does not take %s',
  async (method) => {
    const { ask, callsOf, direct, front, log, replies } = await openSlack(async (_, { append }) => {
      await append(line('One.'));
      await append(line('Two.'));
      return { blocks: [prose('One.', 'Two.')], citations: [], suggestions: [], feedbackOn: 'answer-1' };
    });
    front.fail({ method, status: 200, error: 'not_allowed' });
    const [message, ...others] = await replies(direct, await ask(), 1);
    expect([message?.text, others]).toEqual(['One. Two.', []]);
    // Nothing goes on as if it were written.
    const started = callsOf('chat.startStream').length;
    expect(callsOf('chat.stopStream')).toHaveLength(method === 'chat.startStream' ? 0 : started);
    expect(log()).toContain(
      '"code":"not_allowed","msg":"an answer could not be shown in Slack while it was written"',
    );
  },
);

it('starts another message where one is full', async () => {
  const sentence = 'word '.repeat(1_500).trim();
  const { ask, callsOf } = await openSlack(async (_, { append }) => {
    await append(line(sentence));
    await append(line(sentence));
    return { blocks: [prose(sentence, sentence)], citations: [], suggestions: [] };
  });
  await ask();
  await expect.poll(() => callsOf('chat.startStream')).toHaveLength(2);
});
