import { once } from 'node:events';
import { get } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { csv, picture, summaryReply } from '../summary-reply.ts';
import { hear } from './hear.ts';
import { managerReply, say } from './manager-replies.ts';
import { sampleTeam, serveWebChat } from './serve-web-chat.ts';

const to = (id: string) => ({ platform: 'web', workspace: 'local', id });
const delivery = { id: 'check-in:2026-W48:p1', deadline: new AbortController().signal };
const noPage = { outcome: 'unreachable', reason: 'no page of the web chat is open for them' };
const sent = { outcome: 'sent', reference: '' };

async function serve() {
  const served = await serveWebChat(async () => say('fine'), sampleTeam);
  onTestFinished(served.stop);
  return served;
}

it('writes to every open page of an account, and to no other', async () => {
  const { url, webChat } = await serve();
  const [first, second, other] = await Promise.all([
    hear(url, 'account=ada'),
    hear(url, 'account=bob&account=ada'),
    hear(url, 'account=bob'),
  ]);
  expect(await webChat.sendPrivately(to('ada'), managerReply, delivery)).toEqual(sent);
  const expected = {
    account: 'ada',
    answer: {
      ...{ id: 'id-1', text: 'the answer as plain text', feedbackOn: 'answer-1' },
      cards: [expect.objectContaining({ type: 'AdaptiveCard' })],
    },
  };
  expect([await first.next(), await second.next()]).toEqual([expected, expected]);
  await webChat.sendPrivately(to('bob'), say('hello'), delivery);
  expect(await other.next()).toMatchObject({ account: 'bob', answer: { id: 'id-2' } });
});

it('writes with a picture and a file', async () => {
  const { url, webChat } = await serve();
  const page = await hear(url, 'account=ada');
  expect(await webChat.sendPrivately(to('ada'), { ...summaryReply, attachments: [csv] }, delivery)).toEqual(
    sent,
  );
  const heard = await page.next();
  const [png, file] = [picture.png, csv.bytes].map((bytes) => Buffer.from(bytes).toString('base64'));
  expect(JSON.stringify(heard)).toContain(`"url":"data:image/png;base64,${png}"`);
  expect(heard).toMatchObject({
    answer: { files: [{ name: 'team-summary.csv', url: `data:text/csv;base64,${file}` }] },
  });
});

it('says that nobody is reached where no page is open, or not any more', async () => {
  const { url, webChat } = await serve();
  expect(await webChat.sendPrivately(to('ada'), say('hello'), delivery)).toEqual(noPage);
  const page = await hear(url, 'account=ada');
  expect(await webChat.sendPrivately(to('ada'), say('hello'), delivery)).toEqual(sent);
  page.close();
  await expect.poll(() => webChat.sendPrivately(to('ada'), say('hello'), delivery)).toEqual(noPage);
});

it('gives up a page that reads nothing, instead of waiting for it or keeping all that it missed', async () => {
  const { url, webChat } = await serve();
  const request = get(`${url}/chat/events?account=ada`);
  const [response] = await once(request, 'response');
  const long = say('x'.repeat(20_000));
  const outcomes: string[] = [];
  while (outcomes.length < 2_000 && !outcomes.includes('unreachable'))
    outcomes.push((await webChat.sendPrivately(to('ada'), long, delivery)).outcome);
  expect(outcomes.at(-1)).toBe('unreachable');
  await expect(response.toArray()).rejects.toThrow('aborted');
});

it('sends nothing after its deadline', async () => {
  const { url, webChat } = await serve();
  const page = await hear(url, 'account=ada');
  const late = { ...delivery, deadline: AbortSignal.abort() };
  expect(await webChat.sendPrivately(to('ada'), say('late'), late)).toMatchObject({ outcome: 'retry' });
  await webChat.stop();
  expect(await page.next()).toBe('ended');
});

it('ends the streams when it stops, opens no other, and has what is to be sent tried again', async () => {
  const { url, webChat } = await serve();
  const page = await hear(url, 'account=ada');
  await webChat.stop();
  expect(await page.next()).toBe('ended');
  expect((await fetch(`${url}/chat/events?account=ada`)).status).toBe(503);
  expect(await webChat.sendPrivately(to('ada'), say('hello'), delivery)).toEqual({
    ...{ outcome: 'retry', afterMs: 10_000 },
  });
});

it.each([
  ['no account', '', 'account is missing'],
  ['a strange account', 'account=../x', 'account takes 1 to 100 letters, digits, "-" and "_"'],
  ['a time zone that there is not', 'account=ada&timeZone=Mars/Olympus', 'timeZone is not known'],
])('opens no stream for %s', async (_name, query, problem) => {
  const { url } = await serve();
  const response = await fetch(`${url}/chat/events?${query}`);
  expect([response.status, await response.json()]).toEqual([400, { error: `Not understood: ${problem}.` }]);
});

it.each([
  { 'Sec-Fetch-Site': 'cross-site' },
  { 'Sec-Fetch-Site': 'same-site' },
  { Origin: 'http://evil.example' },
])('opens no stream for another site: %o', async (headers) => {
  const { url, webChat } = await serve();
  const response = await fetch(`${url}/chat/events?account=ada`, { headers });
  expect([response.status, await response.json()]).toEqual([
    ...[403, { error: 'Another site may not talk to this page.' }],
  ]);
  expect(await webChat.sendPrivately(to('ada'), say('hello'), delivery)).toEqual(noPage);
});

it('answers a request for the head of a stream without opening one', async () => {
  const { url, webChat } = await serve();
  const response = await fetch(`${url}/chat/events?account=ada`, { method: 'HEAD' });
  expect([response.status, response.headers.get('Content-Type')]).toEqual([
    ...[200, 'text/event-stream; charset=utf-8'],
  ]);
  expect(await webChat.sendPrivately(to('ada'), say('hello'), delivery)).toEqual(noPage);
});

it('knows the name, email and job title of the sample team', async () => {
  const { webChat } = await serve();
  expect(await webChat.profileOf(to('sample-2'))).toEqual({
    ...{ name: 'Tomasz Kowalski', email: 'tomasz.kowalski@example.org', jobTitle: 'Service desk analyst' },
  });
  expect(await webChat.findAccount('tomasz.kowalski@example.org')).toEqual(to('sample-2'));
  expect(await webChat.findAccount('ada@example.org')).toBeUndefined();
});

it('knows the time zone of somebody else while their page is open, and nothing more of them', async () => {
  const { url, webChat } = await serve();
  const page = await hear(url, 'account=ada&account=sample-1&timeZone=Asia/Kolkata');
  expect(await webChat.profileOf(to('ada'))).toEqual({ timeZone: 'Asia/Kolkata' });
  expect(await webChat.profileOf(to('sample-1'))).not.toHaveProperty('timeZone');
  page.close();
  await expect.poll(() => webChat.profileOf(to('ada'))).toEqual({});
});
