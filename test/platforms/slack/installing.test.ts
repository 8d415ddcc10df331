import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { serve } from '../../cli/serve.ts';
import { createFolder } from '../../cli/start-rolecall.ts';
import { deliver, eventOf, openWorkspace } from './slack-workspace.ts';

const secret = '0123456789abcdef0123456789abcdef';
const question = 'what does an IT service manager do?';

/** Rolecall for many workspaces, and a browser that knows no more than its address. */
async function open() {
  const workspace = await openWorkspace();
  const { ada, channel, env, front, slackUrl, write } = workspace;
  const { SLACK_BOT_TOKEN, ...rest } = env;
  const folder = createFolder();
  const settings = {
    ...rest,
    ...{ SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'client-secret' },
    ...{ SLACK_STATE_SECRET: secret, DATA_DIR: folder },
  };
  const rolecall = await serve(settings);
  const { url } = rolecall;
  const visit = (address: string | URL, cookie = '') =>
    fetch(address, { redirect: 'manual', headers: { Cookie: cookie } });

  /** Up to where Slack asks whether the app may. */
  const begin = async () => {
    const response = await visit(new URL('/slack/install', url));
    const asked = new URL(response.headers.get('location') ?? '');
    return { asked, cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' };
  };
  /** Says yes, as the page of the emulated Slack does; gives where Slack sends the browser. */
  const allow = async (asked: URL) => {
    const values = Object.fromEntries(asked.searchParams);
    const redirect_uri = new URL('/slack/oauth_redirect', url).href;
    const response = await fetch(new URL('/oauth/v2/authorize/callback', slackUrl), {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ ...values, redirect_uri, user_id: ada }),
    });
    return response.headers.get('location') ?? '';
  };
  const install = async () => {
    const { asked, cookie } = await begin();
    const back = await allow(asked);
    const page = await visit(back, cookie);
    return { asked, back, cookie, status: page.status, page: await page.text() };
  };
  /** In a channel: the emulated Slack lets each bot into its own direct messages only. */
  const ask = async (more: object = {}, of = url) => {
    const text = `<@U9> ${question}`;
    const ts = await write(channel, text);
    await deliver(of, { ...eventOf({ type: 'app_mention', channel, user: ada, text, ts }), ...more });
    return ts;
  };
  const tell = (event: object, more: object = {}) =>
    deliver(url, { ...eventOf({ type: '', ts: '1.1' }), event, ...more });
  /** What lies on the disk, the write-ahead log included. */
  const onDisk = () =>
    readdirSync(folder)
      .map((file) => readFileSync(join(folder, file), 'latin1'))
      .join('');
  const posted = () => front.calls.filter(({ method }) => method === 'chat.postMessage');
  const logged = () => rolecall.log.map(({ msg }) => msg);
  onTestFinished(() => void rolecall.stop('SIGKILL'));
  /** The same database, with other settings. */
  const startAgain = async (changed: Readonly<Record<string, string>>) => {
    rolecall.stop('SIGTERM');
    await rolecall.ended;
    const other = await serve({ ...settings, ...changed });
    return { url: other.url, log: other.log, logged: () => other.log.map(({ msg }) => msg) };
  };
  const parts = { visit, begin, allow, install, ask, tell, onDisk, posted, logged, startAgain };
  return { ...workspace, ...rolecall, ...parts };
}

const notInstalled = 'something came from a Slack workspace that has not installed Rolecall';

it('is installed from a browser, and answers with the token that it got, which nobody can read on the disk', async () => {
  const { install, ask, replies, channel, onDisk, posted, front } = await open();
  const { asked, status, page } = await install();
  expect([asked.pathname, asked.searchParams.get('client_id')]).toEqual(['/oauth/v2/authorize', '1.2']);
  const { oauth_config } = JSON.parse(readFileSync('manifests/slack/manifest.json', 'utf8'));
  expect(asked.searchParams.get('scope')?.split(',')).toEqual(oauth_config.scopes.bot);
  expect([status, page]).toEqual([200, expect.stringContaining('It answers in Acme now')]);
  const ts = await ask();
  expect((await replies(channel, ts, 1))[0]?.text).toMatch(/^IT service manager\n/);
  const { token } = posted()[0] ?? {};
  expect(token).toMatch(/^xoxb-.{20}/);
  expect(onDisk()).toContain('install');
  expect(onDisk()).not.toContain(token);
  expect(front.calls.find(({ method }) => method === 'oauth.v2.access')?.values.get('code')).toBeTruthy();
});

it('takes each installation once, from the browser that began it, and says how to go on otherwise', async () => {
  const { begin, allow, install, visit, url, front } = await open();
  const { back, cookie } = await install();
  const refusals = {
    'This link was used before, or is too old.': () => visit(back, cookie),
    'The installation was begun in another browser, or too long ago.': async () =>
      visit(await allow((await begin()).asked)),
    'The installation was cancelled.': () => visit(new URL('/slack/oauth_redirect?error=access_denied', url)),
    'Slack’s code is missing from the address.': () => visit(new URL('/slack/oauth_redirect', url)),
    'The installation was not begun here.': () => visit(new URL('/slack/oauth_redirect?code=1', url)),
  };
  for (const [reason, refused] of Object.entries(refusals)) {
    const response = await refused();
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining(reason)]);
  }
  front.fail({ method: 'oauth.v2.access', status: 200, error: 'invalid_code' });
  const failed = await install();
  expect([failed.status, failed.page]).toEqual([502, expect.stringContaining('Slack did not confirm')]);
});

it('says nothing to a workspace that has not installed it', async () => {
  const { ask, logged, posted } = await open();
  const before = posted().length;
  await ask();
  await expect.poll(logged).toContain(notInstalled);
  // The question itself was posted through the emulator, not through the front.
  expect(posted().length).toBe(before);
});

it.each([
  ['it is uninstalled', { type: 'app_uninstalled' }],
  ['its token is revoked', { type: 'tokens_revoked', tokens: { oauth: [], bot: ['U1'] } }],
])('forgets a workspace when %s', async (_when, event) => {
  const { install, ask, tell, replies, channel, logged, posted } = await open();
  await install();
  await replies(channel, await ask(), 1);
  const before = posted().length;
  await tell({ type: 'tokens_revoked', tokens: { oauth: ['U1'] } });
  await replies(channel, await ask(), 1);
  expect(posted().length).toBe(2 * before);
  await tell(event);
  await ask();
  await expect.poll(logged).toContain(notInstalled);
  expect(posted().length).toBe(2 * before);
});

const granted = {
  ...{ app_id: 'A1', token_type: 'bot', scope: 'chat:write', bot_user_id: 'U9' },
  ...{ authed_user: { id: 'U1' }, team: { id: 'T000000001', name: 'Acme' }, enterprise: null },
  is_enterprise_install: false,
};

it('takes a new token before the old one runs out', async () => {
  const { install, ask, front, posted } = await open();
  front.answer('auth.test', { bot_id: 'B9', user_id: 'U9' });
  front.answer('chat.postMessage', { ts: '1.1' });
  const first = { access_token: 'xoxe.xoxb-first', refresh_token: 'xoxe-1', expires_in: 60 };
  front.answer('oauth.v2.access', { ...granted, ...first });
  await install();
  const second = { access_token: 'xoxe.xoxb-second', refresh_token: 'xoxe-2', expires_in: 43_200 };
  front.answer('oauth.v2.access', { ...granted, ...second });
  await ask();
  await ask();
  await expect.poll(() => posted().length).toBeGreaterThan(1);
  expect(new Set(posted().map(({ token }) => token))).toEqual(new Set(['xoxe.xoxb-second']));
  const refreshed = front.calls.filter(({ values }) => values.get('grant_type') === 'refresh_token');
  expect(refreshed.map(({ values }) => values.get('refresh_token'))).toContain('xoxe-1');
});

it('answers in every workspace of an organisation that installed it for all', async () => {
  const { install, ask, front, posted, logged } = await open();
  front.answer('auth.test', { bot_id: 'B9', user_id: 'U9', url: 'https://acme.enterprise.slack.com/' });
  front.answer('chat.postMessage', { ts: '1.1' });
  const organisation = {
    team: null,
    enterprise: { id: 'E1', name: 'Acme Group' },
    is_enterprise_install: true,
  };
  front.answer('oauth.v2.access', { ...granted, ...organisation, access_token: 'xoxb-organisation' });
  expect((await install()).page).toContain('It answers in Acme Group now');
  const authorizations = [{ enterprise_id: 'E1', team_id: null, user_id: 'U9', is_enterprise_install: true }];
  await ask({ team_id: 'T7', enterprise_id: 'E1', authorizations });
  await expect.poll(() => posted().map(({ token }) => token)).toContain('xoxb-organisation');
  await ask({
    team_id: 'T7',
    enterprise_id: 'E2',
    authorizations: [{ ...authorizations[0], enterprise_id: 'E2' }],
  });
  await expect.poll(logged).toContain(notInstalled);
});

it('answers with the tokens that it has after SLACK_STATE_SECRET was changed, and seals them anew', async () => {
  const { install, ask, replies, channel, startAgain } = await open();
  await install();
  const changed = { SLACK_STATE_SECRET: 'another-secret-of-24-let', SLACK_STATE_SECRET_OLD: secret };
  const { url, logged } = await startAgain(changed);
  expect(logged()).toContain('tokens of Slack workspaces are sealed with SLACK_STATE_SECRET now');
  const ts = await ask({}, url);
  expect((await replies(channel, ts, 1))[0]?.text).toMatch(/^IT service manager\n/);
});

it('says how to mend it where tokens were sealed with a secret that is not set', async () => {
  const { install, ask, startAgain } = await open();
  await install();
  const { url, log, logged } = await startAgain({ SLACK_STATE_SECRET: 'another-secret-of-24-let' });
  expect(logged().join()).toMatch(
    /were sealed with another SLACK_STATE_SECRET; set that one as SLACK_STATE_SECRET_OLD and start again/,
  );
  await ask({}, url);
  await expect
    .poll(() => log.find(({ msg }) => msg === 'a delivery was not answered'))
    .toMatchObject({ code: 'SealedOtherwiseError' });
});
