import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import type { Reply } from '../../../src/chat/reply.ts';
import { say } from '../../../src/chat/say.ts';
import { neverLogged } from '../../never-logged.ts';
import { chart, csv, picture, summaryReply } from '../summary-reply.ts';
import { openSlack } from './open-slack.ts';

const withFile: Reply = { ...say('Here it is.'), attachments: [csv] };

async function open(reply: Reply) {
  neverLogged(picture.name);
  neverLogged(csv.name);
  neverLogged(picture.alternativeText);
  const opened = await openSlack(async () => reply);
  const blocksOf = (at: number) => JSON.parse(opened.callsOf('chat.postMessage')[at]?.['blocks'] ?? '[]');
  const to = { platform: 'slack', workspace: 'T000000001', id: opened.ada };
  const sendPrivately = () =>
    opened.slack.sendPrivately(to, reply, { id: 'd', deadline: new AbortController().signal });
  return { ...opened, blocksOf, sendPrivately };
}

const notYet = {
  ...{ method: 'chat.postMessage', status: 200 },
  body: JSON.stringify({
    ...{ ok: false, error: 'invalid_blocks' },
    response_metadata: {
      messages: ['[ERROR] invalid slack file [json-pointer:/blocks/1/slack_file/id]'],
    },
  }),
};
const words = { type: 'markdown', text: picture.alternativeText.replaceAll('\n', '\n\n') };

it('shows a picture in its message, with the words for it and a table beside it', async () => {
  const { ask, direct, replies, callsOf, contentOf } = await open(summaryReply);
  const [message] = await replies(direct, await ask('team summary'), 1);
  const [uploaded] = callsOf('files.getUploadURLExternal');
  expect(uploaded).toMatchObject({
    ...{ filename: 'team-summary.png', length: String(picture.png.byteLength) },
    alt_txt: picture.alternativeText,
  });
  const [completed] = callsOf('files.completeUploadExternal');
  const [{ id }] = JSON.parse(completed?.['files'] ?? '[]');
  expect(completed).not.toHaveProperty('channel_id');
  expect(message?.blocks).toEqual([
    {
      type: 'markdown',
      text: '## Service desk\n12 people, one week\n\nThe largest gap is in continual service improvement.',
    },
    {
      ...{ type: 'image', slack_file: { id }, alt_text: picture.alternativeText },
      title: { type: 'plain_text', text: 'Skills of the service desk' },
    },
    expect.objectContaining({ type: 'data_table', caption: 'Skills of the service desk', page_size: 10 }),
    expect.objectContaining({ type: 'actions' }),
  ]);
  expect(await contentOf(id)).toEqual(picture.png);
});

it('shows a picture below what it had begun to write', async () => {
  const start = { type: 'prose', lines: [{ text: 'The start.', cites: [] }], detail: false } as const;
  const { ask, direct, replies } = await openSlack(async (_incoming, { append }) => {
    await append({ text: 'The start.', cites: [] });
    return { ...summaryReply, blocks: [start, chart] };
  });
  const [message] = await replies(direct, await ask('team summary'), 1);
  expect(message?.blocks).toMatchObject([{ type: 'image' }, { type: 'actions' }]);
});

it('shares a file in the thread, after the message', async () => {
  const { ask, direct, replies, contentOf } = await open(withFile);
  const messages = await replies(direct, await ask('summary as csv'), 2);
  expect(messages.map(({ text, files = [] }) => [text, files.map(({ name }) => name)])).toEqual([
    ['Here it is.', []],
    ['', ['team-summary.csv']],
  ]);
  expect(await contentOf(messages[1]?.files?.[0]?.id ?? '')).toEqual(csv.bytes);
});

it('waits for Slack to look at the picture', async () => {
  const { ask, direct, replies, front, callsOf } = await open(summaryReply);
  front.fail(notYet);
  front.fail(notYet);
  const [message] = await replies(direct, await ask('team summary'), 1);
  expect(message?.blocks).toContainEqual(expect.objectContaining({ type: 'image' }));
  expect(callsOf('files.getUploadURLExternal', 'chat.postMessage')).toHaveLength(4);
});

it('says in words what Slack does not show for long, and leaves no picture behind', async () => {
  const { ask, callsOf, front, blocksOf } = await open(summaryReply);
  for (let times = 0; times < 5; times += 1) front.fail(notYet);
  await ask('team summary');
  await expect.poll(() => callsOf('files.delete')).toHaveLength(1);
  expect(blocksOf(5)[1]).toEqual(words);
  expect(callsOf('chat.postMessage')).toHaveLength(6);
}, 30_000);

it.each([
  { method: 'files.getUploadURLExternal', status: 200, error: 'missing_scope' },
  { method: 'files.getUploadURLExternal', status: 429, headers: { 'Retry-After': '30' } },
  { method: 'files.getUploadURLExternal', status: 502, body: '' },
  { method: 'files.completeUploadExternal', status: 200, error: 'file_uploads_disabled' },
])('says in words what Slack does not take: $method $status $error', async (failure) => {
  const { ask, direct, replies, front, log } = await open(summaryReply);
  front.fail(failure);
  const [message] = await replies(direct, await ask('team summary'), 1);
  expect(JSON.stringify(message?.blocks)).toContain('User focus: 70% at or above, 20% below.');
  expect(JSON.stringify(message?.blocks)).not.toContain('"image"');
  expect(log()).toMatch(/a picture could not be uploaded to Slack/);
});

/** Where Slack takes no bytes. */
async function openFullStore() {
  const store = createServer((_request, response) => void response.writeHead(413).end());
  await new Promise<void>((resolve) => void store.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void store.close());
  return `http://127.0.0.1:${(store.address() as AddressInfo).port}/upload`;
}

it('says which file Slack did not take', async () => {
  const { ask, direct, replies, front, log } = await open({ ...summaryReply, attachments: [csv] });
  front.answer('files.getUploadURLExternal', { upload_url: await openFullStore(), file_id: 'F0000000001' });
  const [message] = await replies(direct, await ask('summary as csv'), 1);
  expect(JSON.stringify(message?.blocks)).toContain('Slack did not take team-summary.csv.');
  expect(JSON.stringify(message?.blocks)).not.toContain('"image"');
  expect(log()).toMatch(/"code":"upload_413"/);
});

it('says so where a file cannot be shared after all', async () => {
  const { ask, direct, replies, front } = await open(withFile);
  front.fail({ method: 'files.completeUploadExternal', status: 200, error: 'file_not_found' });
  const messages = await replies(direct, await ask('summary as csv'), 2);
  expect(messages.map(({ text }) => text)).toEqual([
    ...['Here it is.', 'Slack did not take team-summary.csv. Please ask me again later.'],
  ]);
});

it('has sent its message where neither the file nor a word about it gets through', async () => {
  const { sendPrivately, front, history } = await open(withFile);
  front.fail({ method: 'files.completeUploadExternal', status: 503 });
  front.answer('conversations.open', { channel: { id: 'D1' } });
  const sent = await sendPrivately();
  const [, message] = await history();
  expect(sent).toEqual({ outcome: 'sent', reference: message?.ts });
});

it('shows what stands in one message, whatever becomes of another', async () => {
  const other = { ...chart, picture: { ...picture, name: 'other.png', alternativeText: 'x'.repeat(11_400) } };
  const { sendPrivately, front, callsOf, blocksOf } = await open({ ...summaryReply, blocks: [chart, other] });
  const arrived = { ok: true, ts: '1763800000.000009' };
  front.fail({ method: 'chat.postMessage', status: 200, body: JSON.stringify(arrived) });
  for (let times = 0; times < 5; times += 1) front.fail(notYet);
  expect(await sendPrivately()).toEqual({ outcome: 'sent', reference: arrived.ts });
  const [deleted, ...others] = callsOf('files.delete');
  expect(blocksOf(1)).toContainEqual(expect.objectContaining({ slack_file: { id: deleted?.['file'] } }));
  expect(others).toEqual([]);
});

it('writes to a person with a picture and a file, and says which message counts', async () => {
  const { sendPrivately, history, front, direct, callsOf } = await open({
    ...summaryReply,
    attachments: [csv],
  });
  const sent = await sendPrivately();
  const [file, message, ...others] = await history();
  expect(sent).toEqual({ outcome: 'sent', reference: message?.ts });
  expect(file?.files?.map(({ name }) => name)).toEqual(['team-summary.csv']);
  expect(others).toEqual([]);
  expect(front.calls.map(({ method }) => method).filter((method) => /^(files|chat)/.test(method))).toEqual([
    ...['files.getUploadURLExternal', 'files.completeUploadExternal', 'files.getUploadURLExternal'],
    ...['chat.postMessage', 'files.completeUploadExternal'],
  ]);
  expect(callsOf('files.completeUploadExternal')[1]).toMatchObject({ channel_id: direct });
});

it('does not know whether a message with a picture arrived where Slack does not say it', async () => {
  const { sendPrivately, front, history, callsOf } = await open(summaryReply);
  front.lose('chat.postMessage');
  expect(await sendPrivately()).toMatchObject({ outcome: 'unknown' });
  expect(await history()).toHaveLength(1);
  expect(callsOf('files.delete')).toEqual([]);
});

it('leaves no picture behind where the message is refused', async () => {
  const { sendPrivately, front, callsOf } = await open(summaryReply);
  front.fail({ method: 'chat.postMessage', status: 200, error: 'account_inactive' });
  expect(await sendPrivately()).toMatchObject({ outcome: 'unreachable' });
  expect(callsOf('files.delete')).toHaveLength(1);
});
