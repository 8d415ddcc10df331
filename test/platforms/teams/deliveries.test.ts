import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { say } from '../../../src/chat/say.ts';
import { openTeams } from './open-teams.ts';

const answer = async () => say('Answered.');

it('answers what Teams delivers again once, also where another replica gets it', async () => {
  const one = await openTeams(answer);
  const { front, stores, personal } = one;
  const other = await openTeams(answer, { front, stores });
  const activity = personal();
  await Promise.all([one, other, one, other, one].map(({ deliver }) => deliver(activity)));
  await expect.poll(() => front.messages()).toHaveLength(1);
  await other.deliver(activity);
  await wait(300);
  expect(front.messages()).toHaveLength(1);
});

it('answers activities of the same id in different conversations', async () => {
  const { deliver, personal, front } = await openTeams(answer);
  const activity = personal();
  await deliver(activity);
  await deliver({ ...activity, conversation: { ...activity.conversation, id: 'a:another' } });
  await expect.poll(() => front.messages()).toHaveLength(2);
});

it.each([412, 429, 502, 504])('tries again what Teams answers with %i, and sends it once', async (status) => {
  const { say: tell, front, lines } = await openTeams(answer);
  front.answerNext({ status }, { status });
  await tell('hello there, bot');
  await expect.poll(() => front.sent).toHaveLength(3);
  await wait(300);
  expect(front.sent).toHaveLength(3);
  const [first, second, third] = front.sent.map(({ at }) => at);
  expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(480);
  expect((third ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(980);
  expect(lines.filter((line) => /"level":50/.test(line))).toEqual([]);
});

it('sends an answer again whose connection ended before Teams said anything', async () => {
  const { say: tell, front, lines } = await openTeams(answer);
  front.answerNext({ status: 'cut off' });
  await tell('hello there, bot');
  await expect.poll(() => front.sent).toHaveLength(2);
  expect(lines.filter((line) => /"level":[45]0/.test(line))).toEqual([]);
});

it('does not send it at once again and again', async () => {
  const { say: tell, front, lines } = await openTeams(answer);
  front.answerNext({ status: 'cut off' }, { status: 'cut off' });
  await tell('hello there, bot');
  await expect.poll(() => lines.join('')).toMatch(/"code":"ECONNRESET".*a delivery was not answered/);
  expect(front.sent).toHaveLength(2);
});

it('waits as long as Teams asks for', async () => {
  const { say: tell, front } = await openTeams(answer);
  front.answerNext({ status: 429, headers: { 'Retry-After': '2' } });
  await tell('hello there, bot');
  await expect.poll(() => front.sent).toHaveLength(2);
  expect((front.sent[1]?.at ?? 0) - (front.sent[0]?.at ?? 0)).toBeGreaterThanOrEqual(1_980);
});

it('does not try again what cannot succeed, and says so in the log without what was said', async () => {
  const { say: tell, front, lines } = await openTeams(answer);
  front.answerNext({ status: 400, body: { error: { code: 'BadSyntax', message: 'Hello there, bot' } } });
  await tell('hello there, bot');
  await expect.poll(() => lines.filter((line) => /"level":50/.test(line))).toHaveLength(1);
  expect(lines.at(-1)).toMatch(/"code":"400 BadSyntax".*a delivery was not answered/);
  expect(front.sent).toHaveLength(1);
});
