import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { serve } from '../../cli/serve.ts';
import { runRolecall } from '../../cli/start-rolecall.ts';
import { deliver, eventOf, openWorkspace } from './slack-workspace.ts';

const question = 'what does an IT service manager do?';
const away =
  'Slack cannot be reached; what comes from it is answered when it can: check the connection, and SLACK_API_URL where it is set';

async function open() {
  const workspace = await openWorkspace();
  const { url, log } = await serve({ ...workspace.env, LOG_LEVEL: 'trace' });
  const { ada, channel, direct, front, replies, write } = workspace;
  /** A direct message, not yet delivered. */
  const say = async (text: string) =>
    eventOf({
      type: 'message',
      channel_type: 'im',
      channel: direct,
      user: ada,
      text,
      ts: await write(direct, text),
    });
  /** Delivers a direct message, and waits for the reply. */
  const ask = async (text: string) => {
    const event = await say(text);
    await deliver(url, event);
    return { event, reply: (await replies(direct, event.event.ts, 1))[0] };
  };
  return { ...{ ada, channel, direct, front, replies, write }, url, log, say, ask };
}

it('answers a direct message in its thread, with the source', async () => {
  const { url, direct, replies, say } = await open();
  const event = await say(question);
  expect((await deliver(url, event)).status).toBe(200);
  const [reply, ...others] = await replies(direct, event.event.ts, 1);
  expect(others).toEqual([]);
  expect(reply?.text).toMatch(/^IT service manager\n/);
  expect(JSON.stringify(reply?.blocks)).toContain('## IT service manager');
  expect(JSON.stringify(reply?.blocks)).toContain('Sources');
});

it('goes on with the conversation, also outside of the thread', async () => {
  const { ask } = await open();
  await ask(question);
  expect((await ask('and her skills?')).reply?.text).toMatch(/^IT service manager: skills/);
});

it('answers a mention in the thread of the channel', async () => {
  const { url, ada, channel, replies, write } = await open();
  const text = `<@U000000001> ${question}`;
  const ts = await write(channel, text);
  await deliver(url, eventOf({ type: 'app_mention', channel, user: ada, text, ts }));
  expect((await replies(channel, ts, 1))[0]?.text).toMatch(/^IT service manager\n/);
});

it('goes on in a thread where it takes part without being named again, and in no other', async () => {
  const { url, ada, ask, channel, replies, write } = await open();
  const say = (text: string, ts: string, thread_ts: string) =>
    deliver(
      url,
      eventOf({ type: 'message', channel_type: 'channel', channel, user: ada, text, ts, thread_ts }),
    );
  const mention = `<@U000000001> ${question}`;
  const ts = await write(channel, mention);
  await deliver(url, eventOf({ type: 'app_mention', channel, user: ada, text: mention, ts }));
  await say(mention, ts, ts);
  await replies(channel, ts, 1);
  await say('and her skills?', '1.2', ts);
  expect((await replies(channel, ts, 2)).map(({ text }) => text.split('\n')[0])).toEqual([
    'IT service manager',
    'IT service manager: skills',
  ]);
  const other = await write(channel, 'hello all');
  await say(question, '1.3', other);
  await ask('thanks');
  expect(await replies(channel, other, 0)).toEqual([]);
});

it('answers an event once, however often it comes', async () => {
  const { url, ask, direct, replies, say } = await open();
  const event = await say(question);
  const statuses = await Promise.all([1, 2, 3].map(async () => (await deliver(url, event)).status));
  expect(statuses).toEqual([200, 200, 200]);
  await ask('thanks');
  expect(await replies(direct, event.event.ts, 1)).toHaveLength(1);
});

it('answers a pressed suggestion, and shows all', async () => {
  const { url, ada, ask, direct, replies } = await open();
  const { event, reply } = await ask(question);
  const { ts } = event.event;
  const id = /"value":"([0-9a-f-]{36})"/.exec(JSON.stringify(reply?.blocks))?.[1] ?? '';
  let presses = 0;
  const press = async (action: string, value: string) => {
    presses += 1;
    const payload = {
      type: 'block_actions',
      trigger_id: `trigger-${presses}`,
      api_app_id: 'A1',
      team: { id: 'T000000001', domain: 'acme' },
      user: { id: ada, team_id: 'T000000001' },
      channel: { id: direct, name: 'directmessage' },
      container: { type: 'message', channel_id: direct, message_ts: ts },
      message: { ts, type: 'message', text: 'x' },
      actions: [{ type: 'button', action_id: action, block_id: 'b', value, action_ts: ts }],
    };
    expect((await deliver(url, payload, { form: 'payload' })).status).toBe(200);
    return (await replies(direct, ts, presses + 1))[presses]?.text;
  };
  const asked = 'What skills does an IT service manager need?';
  expect(await press('ask:2', asked)).toMatch(/^IT service manager: skills/);
  expect(await press('show-all:0', id)).toMatch(/^IT service manager\n/);
});

it('says in its log which delivery failed and why, and nothing of what was sent', async () => {
  const { url, direct, front, log, say } = await open();
  for (const error of ['internal_error', 'fatal_error'])
    front.fail({ method: 'chat.postMessage', status: 500, error });
  const event = await say(question);
  await deliver(url, event);
  const isFailure = ({ msg }: Record<string, unknown>) => msg === 'a delivery was not answered';
  await expect
    .poll(() => log.find(isFailure))
    .toMatchObject({
      request: createHash('sha256').update(`slack\n${event.event_id}`).digest('hex').slice(0, 16),
      ...{ place: 'slack', attempt: 1, code: expect.stringMatching(/^slack_webapi_/) },
    });
  expect(JSON.stringify(log)).not.toMatch(new RegExp(`service manager|${direct}|xoxb|shhh`));
  const metrics = await (await fetch(new URL('/metrics', url))).text();
  expect(metrics).toContain('rolecall_events_total{platform="slack",outcome="failed"} 1\n');
  expect(metrics).toContain('rolecall_acknowledgement_seconds_count{platform="slack"} 1\n');
  expect(metrics).toContain('rolecall_inbox_open{platform="slack"} 1\n');
  expect(metrics).toMatch(/^rolecall_errors_total\{place="slack"\} [1-9]/m);
  expect(metrics).toContain('rolecall_errors_total{place="other"} 0\n');
});

it.each(['invalid_auth', 'channel_not_found'])(
  'says in Slack’s own word why a delivery was not answered: %s, and counts it once',
  async (error) => {
    const { url, front, log, say } = await open();
    front.fail({ method: 'chat.postMessage', status: 200, error });
    await deliver(url, await say(question));
    const errors = () => log.filter(({ level }) => level === 50).map(({ msg, code }) => [msg, code]);
    await expect.poll(errors).toEqual([['a delivery was not answered', error]]);
    const metrics = await (await fetch(new URL('/metrics', url))).text();
    expect(metrics).toContain('rolecall_errors_total{place="slack"} 1\n');
  },
);

it('does not answer itself, other bots, or a channel where nobody asked it', async () => {
  const { url, ada, ask, channel, direct, replies, write } = await open();
  const ts = await write(direct, question);
  const inChannel = await write(channel, question);
  const said = { type: 'message', channel_type: 'im', channel: direct, text: question, ts };
  await deliver(url, eventOf({ ...said, user: 'U000000001' }));
  await deliver(url, eventOf({ ...said, user: ada, bot_id: 'B2' }));
  await deliver(url, eventOf({ ...said, user: ada, subtype: 'message_changed' }));
  await deliver(url, eventOf({ ...said, user: ada, channel_type: 'channel', channel, ts: inChannel }));
  await ask('thanks');
  expect(await replies(direct, ts, 0)).toEqual([]);
  expect(await replies(channel, inChannel, 0)).toEqual([]);
});

it('waits as long as Slack asks, and holds up no other channel meanwhile', async () => {
  const { url, ada, ask, channel, direct, front, replies, say, write } = await open();
  front.fail({ method: 'chat.postMessage', status: 429, headers: { 'Retry-After': '2' } });
  const limited = await say(question);
  await deliver(url, limited);
  const text = `<@U000000001> ${question}`;
  const ts = await write(channel, text);
  await deliver(url, eventOf({ type: 'app_mention', channel, user: ada, text, ts }));
  expect(await replies(channel, ts, 1)).toHaveLength(1);
  expect(await replies(direct, limited.event.ts, 0)).toEqual([]);
  expect((await replies(direct, limited.event.ts, 1))[0]?.text).toMatch(/^IT service manager\n/);
  expect((await ask('thanks')).reply?.text).toMatch(/welcome/);
});

it('answers /role and “Explain this role” to the one who asked alone', async () => {
  const { url, ada, channel, front } = await open();
  const who = { team_id: 'T000000001', user_id: ada, channel_id: channel, api_app_id: 'A1' };
  const response_url = `${front.url}/respond`;
  const command = { command: '/role', ...who, text: question, trigger_id: 'c1', response_url };
  expect((await deliver(url, command, { form: 'fields' })).status).toBe(200);
  const shortcut = {
    ...{ type: 'message_action', callback_id: 'explain_role', trigger_id: 's1', response_url },
    ...{
      team: { id: 'T000000001', domain: 'acme' },
      user: { id: ada },
      channel: { id: channel, name: 'general' },
    },
    message: { type: 'message', text: 'We could do with an IT service manager &amp; more', ts: '1.1' },
  };
  expect((await deliver(url, shortcut, { form: 'payload' })).status).toBe(200);
  await expect.poll(() => front.responses.length).toBe(2);
  expect(front.responses.map(({ response_type, text }) => [response_type, text.split('\n')[0]])).toEqual([
    ['ephemeral', 'IT service manager'],
    ['ephemeral', 'IT service manager'],
  ]);
  expect(front.calls.filter(({ method }) => method === 'chat.postMessage')).toEqual([]);
});

it('shows examples at home and above the messages, and answers one that is pressed at home directly', async () => {
  const { url, ada, direct, front } = await open();
  const opened = { type: 'app_home_opened', user: ada, channel: direct, ts: '1.1' };
  await deliver(url, eventOf({ ...opened, tab: 'home' }));
  await deliver(url, eventOf({ ...opened, tab: 'messages' }));
  const callOf = (method: string) => front.calls.find((call) => call.method === method)?.values;
  await expect
    .poll(() => callOf('views.publish')?.get('view'))
    .toContain('What does an IT service manager do?');
  await expect
    .poll(() => callOf('assistant.threads.setSuggestedPrompts')?.get('prompts'))
    .toContain('What does an IT service manager do?');
  const press = {
    ...{
      type: 'block_actions',
      trigger_id: 'h1',
      api_app_id: 'A1',
      container: { type: 'view', view_id: 'V1' },
    },
    ...{ team: { id: 'T000000001', domain: 'acme' }, user: { id: ada, team_id: 'T000000001' } },
    view: { id: 'V1', type: 'home' },
    actions: [{ type: 'button', action_id: 'ask:0', block_id: 'b', value: question, action_ts: '1.2' }],
  };
  await deliver(url, press, { form: 'payload' });
  await expect.poll(() => callOf('chat.postMessage')?.get('channel')).toBe(ada);
});

it.each([
  [{ status: 503, error: 'service_unavailable' }, 'slack_webapi_http_error 503'],
  [{ status: 200, body: '<html>maintenance</html>' }, 'slack_webapi_platform_error'],
  [{ status: 200, error: 'internal_error' }, 'internal_error'],
])('starts while Slack is away (%o), and answers when it is back', async (failure, code) => {
  const { ada, direct, env, front, replies, write } = await openWorkspace();
  front.fail({ method: 'auth.test', ...failure });
  const { url, log } = await serve(env);
  expect(log).toContainEqual(expect.objectContaining({ level: 50, code, msg: away }));
  const ts = await write(direct, question);
  const said = { type: 'message', channel_type: 'im', channel: direct, user: ada, text: question, ts };
  await deliver(url, eventOf(said));
  expect((await replies(direct, ts, 1))[0]?.text).toMatch(/^IT service manager\n/);
});

it.each([
  ['http://127.0.0.1:1/api/', 'slack_webapi_request_error TypeError'],
  ['http://127.0.0.1:2/api/', 'slack_webapi_request_error ECONNREFUSED'],
  ['http://nowhere.invalid/api/', expect.stringMatching(/^slack_webapi_request_error E/)],
])('says in its log why Slack cannot be reached at %s', async (SLACK_API_URL, code) => {
  const { log } = await serve({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'sign', SLACK_API_URL });
  const complaints = log.filter(({ level }) => Number(level) >= 40);
  expect(complaints).toEqual([expect.objectContaining({ level: 50, code, msg: away })]);
});

it('says which setting to change when Slack refuses the token', async () => {
  const { env, front } = await openWorkspace();
  front.fail({ method: 'auth.test', status: 200, error: 'invalid_auth' });
  const { code, stderr } = await runRolecall(['serve'], { env: { ...env, PORT: '0', LOG_LEVEL: 'silent' } });
  expect([code, stderr]).toEqual([1, expect.stringContaining('Slack refuses SLACK_BOT_TOKEN')]);
});
