import { expect, it } from 'vitest';
import { serve } from '../../cli/serve.ts';
import { createFolder } from '../../cli/start-rolecall.ts';
import { messageFor, settingsFor } from './served-teams.ts';
import { openTeamsFront, signToken } from './teams-front.ts';

const question = 'what does an IT service manager do?';

async function deliver(url: string, serviceUrl: string, text: string, headers: Record<string, string> = {}) {
  const response = await fetch(new URL('/api/messages', url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(messageFor(serviceUrl, text)),
  });
  return response.status;
}

it('serves Teams with its settings, and no web chat beside it', async () => {
  const front = await openTeamsFront();
  const { url, stop, ended, stderr } = await serve(settingsFor(front));
  const token = await signToken({ serviceUrl: front.serviceUrl });
  expect(await deliver(url, front.serviceUrl, question, { Authorization: `Bearer ${token}` })).toBe(200);
  await expect
    .poll(() => front.messages())
    .toMatchObject([{ text: expect.stringMatching(/^\*\*IT service manager\*\*/) }]);
  expect(await deliver(url, front.serviceUrl, question)).toBe(401);
  expect((await fetch(new URL('/chat', url))).status).toBe(404);
  stop('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(await stderr).toBe('');
});

it('answers what it had acknowledged before it was stopped', async () => {
  const front = await openTeamsFront();
  const env = { ...settingsFor(front), DATA_DIR: createFolder() };
  const before = await serve(env);
  const token = await signToken({ serviceUrl: front.serviceUrl });
  front.slowDown(1_000);
  expect(await deliver(before.url, front.serviceUrl, question, { Authorization: `Bearer ${token}` })).toBe(
    200,
  );
  before.stop('SIGTERM');
  expect(await before.ended).toEqual([0, null]);
  expect(front.messages()).toHaveLength(1);
  await serve(env);
  expect(front.messages()).toHaveLength(1);
});

it('serves a test client on this machine where nothing is configured, and nobody else', async () => {
  const front = await openTeamsFront();
  const { url } = await serve();
  expect(await deliver(url, front.serviceUrl, question, { 'X-Forwarded-For': '203.0.113.7' })).toBe(401);
  expect(await deliver(url, front.serviceUrl, question)).toBe(200);
  await expect.poll(() => front.messages()).toHaveLength(1);
});

it.each([
  ['the web chat is switched off', { WEB_CHAT: 'off' }],
  [
    'another platform is configured',
    {
      ...{
        SLACK_CLIENT_ID: '1.2',
        SLACK_CLIENT_SECRET: 'a secret of the app',
        SLACK_SIGNING_SECRET: 'another one',
      },
      ...{ SLACK_STATE_SECRET: 'random text of one’s own', WEB_CHAT: 'on' },
    },
  ],
])('has no address for Teams without credentials where %s', async (_, env) => {
  const front = await openTeamsFront();
  const { url } = await serve(env);
  expect(await deliver(url, front.serviceUrl, question)).toBe(404);
});
