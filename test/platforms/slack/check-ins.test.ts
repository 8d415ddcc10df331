import { expect, it } from 'vitest';
import { serve } from '../../cli/serve.ts';
import { deliver, eventOf, openWorkspace } from './slack-workspace.ts';

interface Button {
  readonly action_id: string;
  readonly value: string;
  readonly text: { readonly text: string };
}

const buttonsIn = (blocks: readonly object[]): Button[] =>
  blocks.flatMap((block) => ('elements' in block ? (block.elements as Button[]) : []));

async function open() {
  const workspace = await openWorkspace();
  const { url } = await serve(workspace.env);
  const { ada, direct, front, replies, write } = workspace;
  let presses = 0;
  /** Says something in the direct message, and gives the reply's blocks. */
  const say = async (text: string) => {
    const ts = await write(direct, text);
    const said = { type: 'message', channel_type: 'im', channel: direct, user: ada, text, ts };
    await deliver(url, eventOf(said));
    const [reply] = await replies(direct, ts, 1);
    return { ts, blocks: (reply?.blocks ?? []) as object[] };
  };
  const updates = () => front.calls.filter(({ method }) => method === 'chat.update');
  /** Presses a button of a message, and gives the blocks that it is replaced by. */
  const press = async (thread: string, { action_id, value }: Button) => {
    presses += 1;
    const before = updates().length;
    const payload = {
      ...{ type: 'block_actions', trigger_id: `check-in-${presses}`, api_app_id: 'A1' },
      ...{ team: { id: 'T000000001', domain: 'acme' }, user: { id: ada, team_id: 'T000000001' } },
      channel: { id: direct, name: 'directmessage' },
      container: { type: 'message', channel_id: direct, message_ts: '1.2' },
      message: { ts: '1.2', thread_ts: thread, type: 'message', text: 'x' },
      actions: [{ type: 'button', action_id, block_id: 'b', value, action_ts: '1.3' }],
    };
    await deliver(url, payload, { form: 'payload' });
    await expect.poll(updates).toHaveLength(before + 1);
    const { values } = updates().at(-1) ?? {};
    return { ts: values?.get('ts'), blocks: JSON.parse(values?.get('blocks') ?? '[]') as object[] };
  };
  return { say, press, front };
}

it('asks in one message, which each answer replaces', async () => {
  const { say, press, front } = await open();
  await say('my role is IT service manager');
  const { ts, blocks } = await say('check-in');
  expect(buttonsIn(blocks).map(({ text }) => text.text)).toEqual([
    ...[
      'Below the description',
      'At the description',
      'Above the description',
      'Doesn’t apply',
      'Skip',
      'More…',
    ],
  ]);
  const [, at] = buttonsIn(blocks);
  const posts = front.calls.filter(({ method }) => method === 'chat.postMessage').length;
  const second = await press(ts, at as Button);
  expect(second.ts).toBe('1.2');
  expect(JSON.stringify(second.blocks)).toMatch(
    /Saved: Asset and configuration management, At the description/,
  );
  const skip = buttonsIn(second.blocks).find(({ text }) => text.text === 'Skip');
  const end = await press(ts, skip as Button);
  expect(JSON.stringify(end.blocks)).toMatch(/That is all for this week/);
  expect(front.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(posts);
});
