import { expect, it } from 'vitest';
import { serve } from '../../cli/serve.ts';
import { createFolder } from '../../cli/start-rolecall.ts';
import { neverLogged } from '../../never-logged.ts';
import { appId, issuer, openTeamsFront, signToken, tenantId } from './teams-front.ts';

const question = 'what does an IT service manager do?';

/** The settings of a cloud on this machine. */
function settingsFor({ url, settings }: Awaited<ReturnType<typeof openTeamsFront>>) {
  return {
    ...{ TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: settings.password, TEAMS_TENANT_ID: tenantId },
    ...{ TEAMS_OPENID_METADATA_URL: `${url}/openid`, TEAMS_TOKEN_ISSUER: issuer },
    ...{ TEAMS_LOGIN_URL: settings.loginUrl, TEAMS_OAUTH_SCOPE: settings.oauthScope },
    TEAMS_SERVICE_HOSTS: settings.serviceHosts.join(','),
  };
}

function messageFor(serviceUrl: string, text: string) {
  neverLogged(text);
  return {
    ...{ type: 'message', id: '1763800000001', channelId: 'msteams', serviceUrl, text },
    ...{ from: { id: '29:ada', name: 'Ada' }, recipient: { id: '28:bot', name: 'Rolecall' } },
    conversation: { id: 'a:personal', conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
  };
}

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
    .poll(() => front.messages(), { timeout: 10_000 })
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
  await expect.poll(() => front.messages(), { timeout: 10_000 }).toHaveLength(1);
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
