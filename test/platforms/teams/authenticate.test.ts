import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { say } from '../../../src/chat/say.ts';
import { openTeams } from './open-teams.ts';
import { appId, issuer, type Json, signToken, type Token, tenantId, unknownKey } from './teams-front.ts';

async function open() {
  let turns = 0;
  const opened = await openTeams(async () => {
    turns += 1;
    return say('Answered.');
  });
  return { ...opened, turns: () => turns, serviceUrl: opened.front.serviceUrl };
}

const inSeconds = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds;
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

it('answers what Teams signed, with a token of its own', async () => {
  const { say: tell, front, turns } = await open();
  expect((await tell('hello there, bot')).status).toBe(200);
  await expect.poll(() => front.messages()).toMatchObject([{ text: 'Answered.' }]);
  expect(turns()).toBe(1);
  expect(front.sent.map(({ authorization }) => authorization)).toEqual(['Bearer the-token-that-the-bot-got']);
  expect(Object.fromEntries(front.logins[0] ?? [])).toEqual({
    ...{ grant_type: 'client_credentials', client_id: appId, client_secret: 'the-password-of-the-app' },
    scope: 'https://api.botframework.example/.default',
  });
});

const forged: readonly (readonly [string, Omit<Token, 'serviceUrl'>])[] = [
  ['signed with another key', { key: unknownKey }],
  ['of an unknown key', { kid: 'never-seen', key: unknownKey }],
  ['for another bot', { claims: { aud: '99999999-2222-3333-4444-555555555555' } }],
  ['without an audience', { claims: { aud: undefined } }],
  ['from another issuer', { claims: { iss: 'https://sts.windows.net/someone/' } }],
  ['from an issuer that only looks alike', { claims: { iss: `${issuer}/` } }],
  ['for another service address', { claims: { serviceurl: 'https://smba.trafficmanager.net/other/' } }],
  ['without a service address', { claims: { serviceurl: undefined } }],
  ['that has expired', { claims: { exp: inSeconds(-600), nbf: inSeconds(-4_200) } }],
  ['that is not valid yet', { claims: { nbf: inSeconds(600) } }],
  ['that never expires', { claims: { exp: undefined } }],
  ['of a key without endorsements', { kid: 'bare' }],
  ['of a key for another channel', { kid: 'other-channel' }],
];

it.each(forged)('answers 401 to a token %s, and does nothing', async (_, token) => {
  const { personal, post, front, turns, serviceUrl } = await open();
  const signed = await signToken({ serviceUrl, ...token });
  const response = await post(personal(), { Authorization: `Bearer ${signed}` });
  expect(response.status).toBe(401);
  expect({ turns: turns(), sent: front.sent }).toEqual({ turns: 0, sent: [] });
});

const payload = (serviceUrl: string) =>
  encode({ iss: issuer, aud: appId, serviceurl: serviceUrl, exp: inSeconds(600), nbf: inSeconds(-60) });
const odd: readonly (readonly [string, (serviceUrl: string) => Promise<string> | string])[] = [
  ['none', () => ''],
  ['garbage', () => 'Bearer garbage'],
  ['a token of one part', () => 'Bearer eyJhbGciOiJSUzI1NiJ9'],
  ['another scheme', async (serviceUrl) => `Basic ${await signToken({ serviceUrl })}`],
  ['no scheme', async (serviceUrl) => signToken({ serviceUrl })],
  ['alg: none', (serviceUrl) => `Bearer ${encode({ alg: 'none', kid: 'good' })}.${payload(serviceUrl)}.`],
  [
    'HS256 with what anybody knows',
    (serviceUrl) => {
      const signed = `${encode({ alg: 'HS256', kid: 'good' })}.${payload(serviceUrl)}`;
      return `Bearer ${signed}.${createHmac('sha256', appId).update(signed).digest('base64url')}`;
    },
  ],
];

it.each(odd)('answers 401 to %s in place of a good token, and does nothing', async (_, header) => {
  const { personal, post, front, turns, serviceUrl } = await open();
  const authorization = await header(serviceUrl);
  const response = await post(personal(), authorization ? { Authorization: authorization } : {});
  expect(response.status).toBe(401);
  expect({ turns: turns(), sent: front.sent }).toEqual({ turns: 0, sent: [] });
});

const elsewhere: readonly (readonly [string, Json])[] = [
  ['another channel', { channelId: 'directline' }],
  ['the emulator', { channelId: 'emulator' }],
  ['another tenant', { channelData: { tenant: { id: 'ffffffff-bbbb-cccc-dddd-eeeeeeeeeeee' } } }],
  ['no tenant', { channelData: undefined, conversation: { id: 'a:personal', conversationType: 'personal' } }],
  ['a service address that nobody knows', { serviceUrl: 'https://smba.trafficmanager.net.evil.example/' }],
];

it.each(elsewhere)('answers 401 to a good token with %s, and does nothing', async (_, more) => {
  const { personal, post, front, turns, serviceUrl } = await open();
  const activity = personal(more);
  const token = await signToken({ serviceUrl: String(more['serviceUrl'] ?? serviceUrl) });
  const response = await post(activity, { Authorization: `Bearer ${token}` });
  expect(response.status).toBe(401);
  expect({ turns: turns(), sent: front.sent, logins: front.logins }).toEqual({
    turns: 0,
    sent: [],
    logins: [],
  });
});

it('refuses everything while the keys cannot be had, says so in the log, and goes on when they are back', async () => {
  const { front, say: tell, lines, turns } = await open();
  front.breakKeys();
  expect((await tell('hello there, bot')).status).toBe(401);
  expect(lines.join('')).toMatch(/"level":50.*the keys that sign for Teams cannot be had/);
  front.breakKeys(false);
  expect((await tell('hello there, bot')).status).toBe(200);
  await expect.poll(turns).toBe(1);
});

it('without credentials answers a test client on this machine alone', async () => {
  let turns = 0;
  const { front, personal, post } = await openTeams(
    async () => {
      turns += 1;
      return say('Answered.');
    },
    { isTryOut: true },
  );
  const refused = await Promise.all([
    post(personal(), { 'X-Forwarded-For': '203.0.113.7' }),
    post(personal(), { Origin: 'https://evil.example' }),
    post(personal({ serviceUrl: 'https://smba.trafficmanager.net/emea/' }), {}),
    post(personal({ serviceUrl: 'http://evil.example/' }), {}),
    post(personal({ channelId: 'directline' }), {}),
  ]);
  expect(refused.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
  expect((await post(personal({ channelData: { tenant: { id: tenantId } } }), {})).status).toBe(200);
  await expect
    .poll(() => front.sent)
    .toMatchObject([{ authorization: undefined, body: { text: 'Answered.' } }]);
  expect(turns).toBe(1);
});
