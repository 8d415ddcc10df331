import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { serve } from '../../cli/serve.ts';
import { createFolder } from '../../cli/start-rolecall.ts';
import { deliver, eventOf, openWorkspace } from './slack-workspace.ts';

const question = 'what does an IT service manager do?';
const post = 'chat.postMessage';

async function open() {
  const workspace = await openWorkspace();
  const { ada, direct, env, replies, write } = workspace;
  const folder = createFolder();
  const rolecall = await serve({ ...env, DATA_DIR: folder, WEB_CHAT: 'on' });
  const { url, log } = rolecall;
  const say = async () => {
    const ts = await write(direct, question);
    return eventOf({ type: 'message', channel_type: 'im', channel: direct, user: ada, text: question, ts });
  };
  const ask = async () => {
    const event = await say();
    await deliver(url, event);
    return event.event.ts;
  };
  const failures = () => log.filter(({ msg }) => msg === 'a delivery was not answered').length;
  const inDatabase = (sql: string) => {
    const database = new DatabaseSync(join(folder, 'rolecall.sqlite'), { timeout: 5_000 });
    database.exec(sql);
    database.close();
  };
  /** The next try comes when the lease of the one before has run out: now, so that no test waits for it. */
  const letLeasesRunOut = () => inDatabase('update inbox set lease_until = 0 where is_finished = 0');
  const firstLines = async (ts: string, count: number) =>
    (await replies(direct, ts, count)).map(({ text }) => text.split('\n')[0]);
  const askInBrowser = () =>
    fetch(new URL('/chat/messages', url), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: new URL(url).origin },
      body: JSON.stringify({ account: 'browser', conversation: 'talk', text: question }),
    });
  const tools = { say, ask, failures, inDatabase, letLeasesRunOut, firstLines, askInBrowser };
  return { ...workspace, ...rolecall, ...tools };
}

it('answers, once, when Slack fails for a moment', async () => {
  const { ask, front, firstLines } = await open();
  front.fail({ method: post, status: 503, error: 'service_unavailable' });
  expect(await firstLines(await ask(), 1)).toEqual(['IT service manager']);
  expect(front.calls.filter(({ method }) => method === post)).toHaveLength(2);
});

it.each([
  ['an error without a word', { status: 502, body: '' }],
  ['a page in place of JSON', { status: 200, body: '<html>maintenance</html>' }],
  ['JSON of another kind', { status: 200, body: '[1, 2]' }],
])('tries once more after %s, and answers', async (_what, nonsense) => {
  const { ask, front, failures, letLeasesRunOut, firstLines } = await open();
  for (let times = 0; times < 2; times++) front.fail({ method: post, ...nonsense });
  const ts = await ask();
  await expect.poll(failures).toBe(1);
  front.forgive();
  letLeasesRunOut();
  await expect.poll(() => firstLines(ts, 1), { timeout: 40_000 }).toEqual(['IT service manager']);
});

it('apologises when Slack is back after it failed twice', async () => {
  const { ask, front, failures, letLeasesRunOut, firstLines } = await open();
  for (let times = 0; times < 4; times++) front.fail({ method: post, status: 500, error: 'fatal_error' });
  const ts = await ask();
  await expect.poll(failures).toBe(1);
  letLeasesRunOut();
  await expect.poll(failures, { timeout: 40_000 }).toBe(2);
  letLeasesRunOut();
  await expect
    .poll(() => firstLines(ts, 1), { timeout: 40_000 })
    .toEqual(['Sorry, I could not answer this when you asked. Please ask again.']);
}, 120_000);

it('answers in the browser while Slack is slow or down', async () => {
  const { ask, front, askInBrowser } = await open();
  front.slow(post, 60_000);
  await Promise.all(Array.from({ length: 100 }, ask));
  const response = await askInBrowser();
  expect([response.status, await response.text()]).toEqual([
    200,
    expect.stringContaining('IT service manager'),
  ]);
});

/** A command, and the first lines of what Slack took as answers to it. */
function commanding({ url, ada, channel, front }: Awaited<ReturnType<typeof open>>) {
  const who = { team_id: 'T000000001', user_id: ada, channel_id: channel, api_app_id: 'A1' };
  const response_url = `${front.url}/respond`;
  const command = { command: '/role', ...who, text: question, trigger_id: 'c1', response_url };
  return {
    give: () => deliver(url, command, { form: 'fields' }),
    answers: () => front.responses.map(({ text }) => text.split('\n')[0]),
  };
}

it('waits for no answer to a command for ever, and gives it when Slack takes it again', async () => {
  const opened = await open();
  const { front, failures, letLeasesRunOut, log } = opened;
  const { give, answers } = commanding(opened);
  front.slow('respond', 60_000);
  await give();
  await expect.poll(failures).toBe(1);
  expect(log).toContainEqual(
    expect.objectContaining({ msg: 'a delivery was not answered', code: 'TimeoutError' }),
  );
  front.slow('respond', 0);
  letLeasesRunOut();
  await expect.poll(answers, { timeout: 40_000 }).toEqual(['IT service manager']);
}, 90_000);

it('apologises for a command when Slack is back after it failed twice', async () => {
  const opened = await open();
  const { front, failures, letLeasesRunOut } = opened;
  const { give, answers } = commanding(opened);
  for (let times = 0; times < 2; times++) front.fail({ method: 'respond', status: 500 });
  await give();
  for (const times of [1, 2]) {
    await expect.poll(failures, { timeout: 40_000 }).toBe(times);
    letLeasesRunOut();
  }
  await expect
    .poll(answers, { timeout: 40_000 })
    .toEqual(['Sorry, I could not answer this when you asked. Please ask again.']);
}, 120_000);

it('leaves to Slack what the database could not keep, and says why, once', async () => {
  const { url, log, say, inDatabase } = await open();
  inDatabase('drop table inbox');
  const event = await say();
  expect((await deliver(url, event)).status).toBe(500);
  // Bolt complains after three seconds of what nobody acknowledged.
  await wait(3_200);
  const errors = log.filter(({ level, msg }) => level === 50 && msg !== 'the inbox cannot be read');
  expect(errors).toEqual([
    expect.objectContaining({
      ...{ msg: 'a delivery could not be kept', code: 'ERR_SQLITE_ERROR' },
      request: createHash('sha256').update(`slack\n${event.event_id}`).digest('hex').slice(0, 16),
    }),
  ]);
});
