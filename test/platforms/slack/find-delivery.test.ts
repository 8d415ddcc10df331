import { expect, it } from 'vitest';
import { say } from '../../../src/chat/say.ts';
import { openSlack } from './open-slack.ts';

async function open() {
  const opened = await openSlack(async () => say('Hello.'));
  const to = { platform: 'slack', workspace: 'T000000001', id: opened.ada };
  const write = (id: string) =>
    opened.slack.sendPrivately(to, say('How are you?'), { id, deadline: new AbortController().signal });
  const find = (id: string) => opened.slack.findDelivery(to, id);
  return { ...opened, write, find };
}

it('finds a delivery by what its message carries, and no other', async () => {
  const { write, find, history, callsOf } = await open();
  await write('check-in:2026-W40:p1');
  expect((await history())[0]?.metadata).toEqual({
    event_type: 'rolecall_delivery',
    event_payload: { delivery_id: 'check-in:2026-W40:p1' },
  });
  expect(await find('check-in:2026-W40:p1')).toBe('arrived');
  expect(await find('check-in:2026-W41:p1')).toBe('absent');
  expect(callsOf('conversations.history')[0]).toMatchObject({ include_all_metadata: 'true' });
});

it('finds a delivery of which Slack told nobody that it arrived', async () => {
  const { write, find, front } = await open();
  front.lose('chat.postMessage');
  expect(await write('d1')).toMatchObject({ outcome: 'unknown' });
  expect(await find('d1')).toBe('arrived');
});

it('looks further back for it, and does not call it absent where more is left', async () => {
  const { find, front, callsOf } = await open();
  const metadata = { event_type: 'rolecall_delivery', event_payload: { delivery_id: 'd1' } };
  const others = [{ text: 'x', ts: '1.1' }, { metadata: { event_type: 'another', event_payload: {} } }];
  front.answer('conversations.history', { messages: others, response_metadata: { next_cursor: 'c1' } });
  expect(await find('d1')).toBe('unknown');
  const asked = callsOf('conversations.history').map(({ cursor }) => cursor);
  expect([asked.length, asked[0], asked[1]]).toEqual([5, undefined, 'c1']);
  front.answer('conversations.history', { messages: [{ metadata }] });
  expect(await find('d1')).toBe('arrived');
});

it.each(['conversations.open', 'conversations.history'])(
  'cannot say so now where Slack fails at %s',
  async (method) => {
    const { find, front } = await open();
    front.fail({ method, status: 503 });
    expect(await find('d1')).toBe('later');
    expect(await find('d1')).toBe('absent');
  },
);

it.each([
  ['conversations.open', 'user_not_found'],
  ['conversations.history', 'missing_scope'],
])('does not know where Slack refuses %s', async (method, error) => {
  const { find, front, log } = await open();
  front.fail({ method, status: 200, error });
  expect(await find('d1')).toBe('unknown');
  expect(log()).toContain(`"code":"${error}","msg":"Slack did not say whether a message arrived"`);
});
