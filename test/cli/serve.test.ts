import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { serve } from './serve.ts';
import { createFolder, runRolecall } from './start-rolecall.ts';

const question = 'what does an IT service manager do?';

async function askOver(url: string, asked = question) {
  const response = await fetch(new URL('/chat/messages', url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: new URL(url).origin },
    body: JSON.stringify({ account: 'ada', conversation: 'one', text: asked }),
  });
  return response.json() as Promise<{ text: string; feedbackOn: string }>;
}

it('serves the web chat, prints its address, and says that it is alive and ready', async () => {
  const { url, log } = await serve();
  expect(new URL(url).hostname).toBe('localhost');
  expect(log.at(-1)?.['msg']).toBe(`Rolecall is ready: open ${url} in a browser on this machine.`);
  const page = await fetch(url);
  expect([page.status, new URL(page.url).pathname]).toEqual([200, '/chat']);
  const statuses = ['/healthz', '/readyz'].map(async (path) => (await fetch(new URL(path, url))).status);
  expect(await Promise.all(statuses)).toEqual([200, 200]);
  expect((await askOver(url)).text).toMatch(/^IT service manager\n/);
});

it.each(['SIGTERM', 'SIGINT'] as const)('stops cleanly at %s', async (signal) => {
  const { log, stop, ended, stderr } = await serve();
  stop(signal);
  expect(await ended).toEqual([0, null]);
  expect(await stderr).toBe('');
  expect(log.at(-1)?.['msg']).toBe('stopped');
});

it('writes no question into its log unless it is told to', async () => {
  const quiet = await serve({ LOG_LEVEL: 'trace' });
  await askOver(quiet.url);
  quiet.stop('SIGTERM');
  await quiet.ended;
  expect(quiet.log.map(({ msg }) => msg)).toContain('answered');
  expect(JSON.stringify(quiet.log)).not.toContain(question);

  const open = await serve({ LOG_QUESTIONS: 'true' });
  await askOver(open.url);
  open.stop('SIGTERM');
  await open.ended;
  expect(JSON.stringify(open.log)).toContain(question);
});

it('counts the differences between documents, and names each on request', async () => {
  const document =
    'Operations role: Lamp lighter\n- Lights lamps.\n\nRole level: Lamp lighter\n- Lights all.\n\nSkill: Ladders\n- climb\n\nSkill: Ladders\n- carry\n';
  const env = { KNOWLEDGE_DIR: createFolder({ 'a.txt': document }) };
  const { log } = await serve({ ...env, LOG_LEVEL: 'debug' });
  const count = log.filter(({ difference }) => difference !== undefined).length;
  expect(count).toBeGreaterThan(0);
  expect(log).toContainEqual(expect.objectContaining({ level: 30, differences: count }));
});

it('remembers conversations and answers after it was killed', async () => {
  const env = { DATA_DIR: createFolder() };
  const before = await serve(env);
  const { feedbackOn } = await askOver(before.url);
  before.stop('SIGKILL');
  await before.ended;

  const { url } = await serve(env);
  expect((await askOver(url, 'and her skills?')).text).toMatch(/^IT service manager: skills\n/);
  const press = { action: 'feedback', value: feedbackOn, inputs: { verdict: 'helpful' } };
  const response = await fetch(new URL('/chat/press', url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: new URL(url).origin },
    body: JSON.stringify({ account: 'ada', conversation: 'one', ...press }),
  });
  expect(await response.json()).toMatchObject({ text: 'Thank you. Your feedback is kept with the answer.' });
});

it('says what to mend when its database cannot be reached, without the password', async () => {
  const env = { DATABASE_URL: 'postgres://ada:secret@127.0.0.1:1/rolecall', PORT: '0', LOG_LEVEL: 'silent' };
  const { code, stderr } = await runRolecall(['serve'], { env });
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^Rolecall cannot start with these settings:\n- The Postgres database at 127\.0\.0\.1:1 /,
  );
  expect(stderr).toContain('check DATABASE_URL');
  expect(stderr).not.toContain('secret');
});

it.each([
  ['is a file', () => join(createFolder({ taken: 'a file\n' }), 'taken')],
  ['stands where none can be made', () => '/proc/rolecall/data'],
])('says what to mend when its folder %s', async (_, folder) => {
  const env = { DATA_DIR: folder(), PORT: '0', LOG_LEVEL: 'silent' };
  const { code, stderr } = await runRolecall(['serve'], { env });
  expect(code).toBe(1);
  expect(stderr).toContain('check DATA_DIR');
});

it('has no web chat where it is switched off', async () => {
  const { url } = await serve({ WEB_CHAT: 'off' });
  expect((await fetch(new URL('/chat', url))).status).toBe(404);
  expect((await fetch(new URL('/healthz', url))).status).toBe(200);
});

it('gives its metrics to this machine, or to whoever has the token', async () => {
  const statusOf = async (url: string, headers: Record<string, string>) =>
    (await fetch(new URL('/metrics', url), { headers })).status;
  const viaProxy = { 'X-Forwarded-For': '203.0.113.1' };
  const open = await serve();
  expect([await statusOf(open.url, {}), await statusOf(open.url, viaProxy)]).toEqual([200, 403]);
  const guarded = await serve({ METRICS_TOKEN: 'a-token-of-some-length' });
  const authorised = { ...viaProxy, Authorization: 'Bearer a-token-of-some-length' };
  expect([await statusOf(guarded.url, {}), await statusOf(guarded.url, authorised)]).toEqual([401, 200]);
});

it('counts in its metrics what is asked, pressed and kept', async () => {
  const { url } = await serve();
  const { feedbackOn } = await askOver(url);
  await askOver(url, 'what is the weather like?');
  await fetch(new URL('/chat/press', url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: new URL(url).origin },
    body: JSON.stringify({
      ...{ account: 'ada', conversation: 'one', action: 'sources', value: feedbackOn, inputs: {} },
    }),
  });
  await fetch(new URL('/chat/press', url), { method: 'POST', body: '{' });
  const lines = (await (await fetch(new URL('/metrics', url))).text()).split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      'rolecall_answers_total{platform="web",kind="answer"} 1',
      'rolecall_presses_total{platform="web",action="sources"} 1',
      'rolecall_events_total{platform="web",outcome="answered"} 3',
      'rolecall_reply_seconds_count{platform="web"} 3',
      'rolecall_errors_total{place="server"} 0',
    ]),
  );
  expect(lines).toContainEqual(
    expect.stringMatching(/^rolecall_database_seconds_count\{kind="select"\} [1-9]/),
  );
});

it('says which setting to change when its port is taken', async () => {
  const { url } = await serve();
  const { port } = new URL(url);
  const { code, stderr } = await runRolecall(['serve'], { env: { PORT: port, LOG_LEVEL: 'silent' } });
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `Rolecall cannot start with these settings:\n- Port ${port} on 127.0.0.1 is already in use. Stop the program that uses it, or set PORT to another number.\n`,
  });
});

it('asks nothing of Slack and takes nothing of it where its port is taken', async () => {
  const { url } = await serve();
  const asked: string[] = [];
  const slack = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('{"ok":true,"team_id":"T1","bot_id":"B1","user_id":"U1"}');
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void slack.close());
  await once(slack, 'listening');
  const { port } = slack.address() as AddressInfo;
  const env = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'shhh', PORT: new URL(url).port };
  const surroundings = { env: { ...env, SLACK_API_URL: `http://127.0.0.1:${port}/api/` } };
  expect((await runRolecall(['serve'], surroundings)).code).toBe(1);
  expect(asked).toEqual([]);
});

it('does not start with broken documents', async () => {
  const env = { KNOWLEDGE_DIR: createFolder({ 'a.txt': 'just some words\n' }), PORT: '0' };
  const { code, stderr } = await runRolecall(['serve'], { env });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^The documents cannot be used as they are:\n- a\.txt:1: /);
});
