import { expect, it } from 'vitest';
import { answerings } from '../../../src/chat/answering.ts';
import { serve } from '../../cli/serve.ts';
import { deliver, eventOf, openWorkspace } from './slack-workspace.ts';

const question = 'what does an IT service manager do?';

async function open() {
  const workspace = await openWorkspace();
  const { ada, channel, env, front, write } = workspace;
  const rolecall = await serve(env);
  const { url } = rolecall;
  front.answer('users.info', { user: { id: ada } });
  let triggers = 0;
  /** Somebody's command in the channel; where it answers is a page of the front. */
  const command = async (text: string, more: Record<string, string> = {}) => {
    triggers += 1;
    await deliver(
      url,
      {
        ...{ command: '/role', text, team_id: 'T000000001', user_id: ada, channel_id: channel },
        ...{ trigger_id: `t${triggers}`, response_url: `${front.url}/respond` },
        ...more,
      },
      { form: 'fields' },
    );
  };
  const submit = (answering: string, view: object = {}) =>
    deliver(
      url,
      {
        ...{
          type: 'view_submission',
          team: { id: 'T000000001' },
          user: { id: ada },
          trigger_id: `s${triggers++}`,
        },
        view: {
          ...{ id: 'V1', type: 'modal', callback_id: 'channel_settings', private_metadata: channel },
          state: { values: { answering: { answering: { selected_option: { value: answering } } } } },
          ...view,
        },
      },
      { form: 'payload' },
    );
  const callsOf = (method: string) =>
    front.calls.filter((call) => call.method === method).map(({ values }) => Object.fromEntries(values));
  const choose = async (answering: string) => {
    const before = callsOf('chat.postMessage').length;
    await submit(answering);
    await expect.poll(() => callsOf('chat.postMessage').length).toBe(before + 1);
  };
  const said = async (text: string, thread_ts?: string) => {
    const ts = await write(channel, text);
    const type = text.includes('<@') ? 'app_mention' : 'message';
    const event = { type, channel_type: 'channel', channel, user: ada, text, ts };
    await deliver(url, eventOf({ ...event, ...(thread_ts ? { thread_ts } : {}) }));
    return ts;
  };
  /** Everything that was said before has been answered, or never is: a direct message is answered after it. */
  const settled = async () => {
    await command('hello');
    await expect.poll(() => front.responses.length).toBeGreaterThan(0);
    front.responses.length = 0;
  };
  return { ...workspace, ...rolecall, command, submit, choose, said, callsOf, settled };
}

const mention = `<@U0> ${question}`;

it('offers the four ways in a form, with the one that holds, and tells the channel who changed it', async () => {
  const { command, choose, callsOf, channel, ada } = await open();
  const chosenIn = () => {
    const view = JSON.parse(callsOf('views.open').at(-1)?.['view'] ?? '{}');
    const { options, initial_option } = view.blocks[1].element;
    return [options.map(({ value }: { value: string }) => value), initial_option.value];
  };
  await command('settings');
  await expect.poll(() => callsOf('views.open').length).toBe(1);
  expect(chosenIn()).toEqual([answerings, 'mentions']);
  await choose('every-question');
  expect(callsOf('chat.postMessage').at(-1)).toMatchObject({
    channel,
    text: `<@${ada}> changed the settings: Rolecall answers every question here that the documents answer. \`/role settings\` changes it again.`,
  });
  await command(' Settings ');
  await expect.poll(() => callsOf('views.open').length).toBe(2);
  expect(chosenIn()).toEqual([answerings, 'every-question']);
});

it.each([
  ['is_restricted', true],
  ['is_ultra_restricted', true],
  ['is_stranger', true],
])('lets no guest change them (%s)', async (name, value) => {
  const { command, callsOf, front, ada } = await open();
  front.answer('users.info', { user: { id: ada, [name]: value } });
  await command('settings');
  await expect
    .poll(() => front.responses.map(({ text }) => text))
    .toEqual(['Only members of this workspace can change where Rolecall answers, not guests.']);
  expect(callsOf('views.open')).toEqual([]);
});

it('says where the settings belong, and what to do when the form came too late', async () => {
  const { command, front, direct } = await open();
  await command('settings', { channel_id: direct });
  await expect
    .poll(() => front.responses.at(-1)?.text)
    .toBe('These settings are for channels: use the command in one of them.');
  front.fail({ method: 'views.open', status: 200, error: 'expired_trigger_id' });
  await command('settings');
  await expect
    .poll(() => front.responses.at(-1)?.text)
    .toBe('That took me too long. Please use the command again.');
});

it('keeps the choice for a channel that it is not in, and says how to bring it there', async () => {
  const { submit, front, callsOf, ada } = await open();
  front.fail({ method: 'chat.postMessage', status: 200, error: 'not_in_channel' });
  await submit('off');
  await expect
    .poll(() => callsOf('chat.postMessage').at(-1))
    .toMatchObject({
      channel: ada,
      text: 'It is kept, but I am not in that channel yet. Add me there with /invite @Rolecall.',
    });
});

it('answers every question that the documents answer, and is silent about everything else', async () => {
  const { choose, said, replies, channel, callsOf, settled } = await open();
  await choose('every-question');
  const asked = await said(question);
  expect((await replies(channel, asked, 1))[0]?.text).toMatch(/^IT service manager\n/);
  await said('and the skills?', asked);
  expect((await replies(channel, asked, 3)).at(-1)?.text).toMatch(/^IT service manager: skills/);
  const before = callsOf('chat.postMessage').length;
  for (const other of [
    'our IT service manager is back on Monday',
    'who wants lunch?',
    'thanks!',
    'is the staging server down again?',
  ])
    await said(other);
  await settled();
  expect(callsOf('chat.postMessage').length).toBe(before);
});

it('shows an answer to the asker alone, and goes on with them alone', async () => {
  const { choose, said, callsOf, channel, ada, url, settled } = await open();
  await choose('asker-only');
  const before = callsOf('chat.postMessage').length;
  await said(mention);
  await expect.poll(() => callsOf('chat.postEphemeral').length).toBe(1);
  const [shown] = callsOf('chat.postEphemeral');
  expect(shown).toMatchObject({ channel, user: ada, text: expect.stringMatching(/^IT service manager\n/) });
  expect(shown).not.toHaveProperty('thread_ts');
  await said('<@U0> and the skills?');
  await expect
    .poll(() => callsOf('chat.postEphemeral').at(-1)?.['text'])
    .toMatch(/^IT service manager: skills/);
  await deliver(
    url,
    {
      ...{ type: 'block_actions', team: { id: 'T000000001' }, user: { id: ada }, channel: { id: channel } },
      ...{ container: { type: 'message', message_ts: '1.1', channel_id: channel, is_ephemeral: true } },
      ...{ trigger_id: 'pressed', actions: [{ action_id: 'ask:0', value: 'what comes next?' }] },
    },
    { form: 'payload' },
  );
  await expect.poll(() => callsOf('chat.postEphemeral').length).toBe(3);
  await said('what does a data engineer do?');
  await settled();
  expect([callsOf('chat.postEphemeral').length, callsOf('chat.postMessage').length]).toEqual([3, before]);
});

it('is silent where it is switched off, and says so to whoever mentions it, alone', async () => {
  const { choose, said, callsOf, settled } = await open();
  const thread = await said(mention);
  await expect.poll(() => callsOf('chat.postMessage').length).toBe(1);
  await choose('off');
  await said('and the skills?', thread);
  await said(mention);
  await expect
    .poll(() => callsOf('chat.postEphemeral').map(({ text }) => text))
    .toEqual([
      'I am switched off in this channel. Write to me directly, or use /role: only you see the answer.',
    ]);
  await settled();
  expect(callsOf('chat.postMessage').length).toBe(2);
});
