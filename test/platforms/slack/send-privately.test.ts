import { expect, it } from 'vitest';
import { say } from '../../../src/chat/say.ts';
import { openSlack } from './open-slack.ts';

async function open() {
  const opened = await openSlack(async () => say('Hello.'));
  const to = { platform: 'slack', workspace: 'T000000001', id: opened.ada };
  const write = () =>
    opened.slack.sendPrivately(to, say('How are you?'), { id: 'd', deadline: new AbortController().signal });
  return { ...opened, write };
}

it('writes to a person in a direct message, and says which message it is', async () => {
  const { write, callsOf, ada, history } = await open();
  const sent = await write();
  expect(callsOf('chat.postMessage')).toMatchObject([{ channel: ada, text: 'How are you?' }]);
  const [message] = await history();
  expect(sent).toEqual({ outcome: 'sent', reference: message?.ts });
});

it.each([
  ['account_inactive', { outcome: 'unreachable', reason: 'this account is not active any more' }],
  ['channel_not_found', { outcome: 'unreachable', reason: 'this person is not in the workspace' }],
  ['token_revoked', { outcome: 'unreachable', reason: 'the bot is not installed in the workspace any more' }],
])('says what became of it where Slack answers %s', async (error, outcome) => {
  const { write, front } = await open();
  front.fail({ method: 'chat.postMessage', status: 200, error });
  expect(await write()).toEqual(outcome);
});

it('does not know whether it arrived where Slack fails, and does not risk that it arrives twice', async () => {
  const { write, front, history } = await open();
  front.lose('chat.postMessage');
  expect(await write()).toEqual({ outcome: 'unknown', reason: 'Slack did not say whether it arrived' });
  expect(await history()).toHaveLength(1);
});

it('waits as long as Slack asks for', async () => {
  const { write, front, history } = await open();
  front.fail({ method: 'chat.postMessage', status: 429, headers: { 'Retry-After': '1' } });
  expect(await write()).toMatchObject({ outcome: 'sent' });
  expect(await history()).toHaveLength(1);
});

it('says in an error of its own what Slack refuses, without what was to be said', async () => {
  const { write, front } = await open();
  front.fail({ method: 'chat.postMessage', status: 200, error: 'invalid_blocks' });
  await expect(write()).rejects.toThrow(/^Slack refused a message: invalid_blocks$/);
});

it('sends nothing after its deadline', async () => {
  const { slack, ada, callsOf } = await open();
  const to = { platform: 'slack', workspace: 'T000000001', id: ada };
  const delivery = { id: 'd', deadline: AbortSignal.abort() };
  expect(await slack.sendPrivately(to, say('How are you?'), delivery)).toMatchObject({ outcome: 'unknown' });
  expect(callsOf('chat.postMessage')).toEqual([]);
});
