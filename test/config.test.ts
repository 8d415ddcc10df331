import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { ConfigError } from '../src/config/config-error.ts';
import { ownKnowledge, readConfig, readKnowledgeConfig } from '../src/config.ts';

it('is complete without any setting, an empty one counting as none', () => {
  expect(readConfig({ PORT: '', HOST: ' ' })).toEqual({
    knowledgeFolder: ownKnowledge,
    supportContact: expect.stringMatching(/^Somebody you trust/),
    host: '127.0.0.1',
    port: 3978,
    logLevel: 'info',
    logsQuestions: false,
    summaryMinimum: 5,
    admins: [],
    retention: { ratingsMonths: 24, notesMonths: 12, recordsMonths: 12, leaversDays: 30 },
    webChat: 'auto',
    ...{ answers: true, sends: true, stopDelayMs: 0 },
    place: { engine: 'sqlite', file: resolve('data/rolecall.sqlite') },
    slack: undefined,
  });
});

it('reads every setting', () => {
  expect(
    readConfig({
      KNOWLEDGE_DIR: 'docs',
      SUPPORT_CONTACT: 'Call 123.',
      HOST: '::1',
      PORT: '0',
      LOG_LEVEL: 'debug',
      LOG_QUESTIONS: 'true',
      WEB_CHAT: 'off',
      ROLE: 'all',
      STOP_DELAY_SECONDS: '5',
      METRICS_TOKEN: 'sixteen-or-more-of-it',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
      DATA_DIR: 'kept',
      SUMMARY_MINIMUM: '8',
      ADMINS: 'Ada@Example.org, slack:T1:U1;teams:t-1:29:1abc',
      RETENTION_RATINGS_MONTHS: '13',
      RETENTION_NOTES_MONTHS: '1',
      RETENTION_RECORDS_MONTHS: '36',
      RETENTION_LEAVERS_DAYS: '7',
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: 's',
      SLACK_API_URL: 'http://localhost:1/api/',
    }),
  ).toEqual({
    knowledgeFolder: resolve('docs'),
    supportContact: 'Call 123.',
    host: '::1',
    port: 0,
    logLevel: 'debug',
    logsQuestions: true,
    summaryMinimum: 8,
    admins: ['ada@example.org', 'slack:T1:U1', 'teams:t-1:29:1abc'],
    retention: { ratingsMonths: 13, notesMonths: 1, recordsMonths: 36, leaversDays: 7 },
    webChat: 'off',
    ...{ answers: true, sends: true, stopDelayMs: 5_000 },
    metricsToken: 'sixteen-or-more-of-it',
    tracesEndpoint: 'http://collector:4318',
    place: { engine: 'sqlite', file: resolve('kept/rolecall.sqlite') },
    slack: { token: 'xoxb-1', via: { signingSecret: 's' }, apiUrl: 'http://localhost:1/api/' },
  });
});

it.each(['4', 'few', '5.5'])('does not let %s people be enough for a figure', (count) => {
  expect(problemsOf({ SUMMARY_MINIMUM: count })[0]).toMatch(
    /^SUMMARY_MINIMUM must be a whole number of people, 5 at/,
  );
});

it.each(['ada', 'slack:U1', 'ada@example', '@example.org', 'ada@example.org slack'])(
  'does not take %s for somebody who may administer',
  (admins) => {
    expect(problemsOf({ ADMINS: admins })).toEqual([
      `ADMINS must be emails or accounts such as slack:T0123:U0123, with commas between them. It is "${admins}" now.`,
    ]);
  },
);

it.each([
  ['RETENTION_RATINGS_MONTHS', '12', /^RETENTION_RATINGS_MONTHS must be 13 at least/],
  ['RETENTION_NOTES_MONTHS', '0', /^RETENTION_NOTES_MONTHS must be a whole number of months, from 1 to 1200/],
  ['RETENTION_RECORDS_MONTHS', 'never', /^RETENTION_RECORDS_MONTHS must be a whole number of months/],
  ['RETENTION_LEAVERS_DAYS', '1.5', /^RETENTION_LEAVERS_DAYS must be a whole number of days/],
])('refuses %s=%s', (name, value, problem) => {
  expect(problemsOf({ [name]: value })).toEqual([expect.stringMatching(problem)]);
});

it('keeps everything in Postgres where its address is set', () => {
  const url = 'postgres://name:secret@db:5432/rolecall';
  expect(readConfig({ DATABASE_URL: url, DATA_DIR: 'kept' }).place).toEqual({ engine: 'postgres', url });
});

it('does not show the password in an address that is wrong', () => {
  for (const url of ['mysql://name:secret@db/rolecall', 'postgres://name:sec#ret@db/rolecall'])
    expect(problemsOf({ DATABASE_URL: url })).toEqual([
      'DATABASE_URL must be the address of a Postgres database, such as postgres://name@host:5432/rolecall. In its password write # as %23, / as %2F, @ as %40, ? as %3F and % as %25.',
    ]);
});

it('takes Socket Mode where there is an app token', () => {
  const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's', SLACK_APP_TOKEN: 'xapp-1' };
  expect(readConfig(slack).slack).toEqual({ token: 'xoxb-1', via: { appToken: 'xapp-1' } });
});

it('says what Slack still needs', () => {
  const needs = 'Slack needs SLACK_BOT_TOKEN, and SLACK_SIGNING_SECRET, or SLACK_APP_TOKEN for Socket Mode.';
  expect(problemsOf({ SLACK_SIGNING_SECRET: 's' })).toEqual([`SLACK_BOT_TOKEN is missing: ${needs}`]);
  expect(problemsOf({ SLACK_APP_TOKEN: 'xapp-1' })).toEqual([`SLACK_BOT_TOKEN is missing: ${needs}`]);
  expect(problemsOf({ SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual([`SLACK_SIGNING_SECRET is missing: ${needs}`]);
});

it('lets many workspaces install the bot, and says what that still needs', () => {
  const secrets = { SLACK_CLIENT_SECRET: 'c', SLACK_STATE_SECRET: 's'.repeat(16), SLACK_SIGNING_SECRET: 's' };
  expect(readConfig({ SLACK_CLIENT_ID: '1.2', ...secrets }).slack).toEqual({
    install: { clientId: '1.2', clientSecret: 'c', secret: 's'.repeat(16) },
    via: { signingSecret: 's' },
  });
  const rotated = { SLACK_CLIENT_ID: '1.2', ...secrets, SLACK_STATE_SECRET_OLD: 'o'.repeat(16) };
  expect(readConfig(rotated).slack).toMatchObject({ install: { oldSecret: 'o'.repeat(16) } });
  expect(problemsOf({ SLACK_STATE_SECRET_OLD: 'short' })).toEqual([
    'SLACK_STATE_SECRET_OLD must be what SLACK_STATE_SECRET was, at least 16 characters.',
  ]);
  const needs =
    'many workspaces need SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET and SLACK_SIGNING_SECRET.';
  expect(problemsOf({ SLACK_CLIENT_ID: '1.2', SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual([
    `SLACK_CLIENT_SECRET is missing: ${needs}`,
    `SLACK_STATE_SECRET is missing: ${needs}`,
    `SLACK_SIGNING_SECRET is missing: ${needs}`,
    'SLACK_BOT_TOKEN is for one workspace: remove it, or remove SLACK_CLIENT_ID and what belongs to it.',
  ]);
  expect(problemsOf({ SLACK_STATE_SECRET: 'short', METRICS_TOKEN: 'shorter' })).toEqual([
    'SLACK_STATE_SECRET must have at least 16 characters, all of them random.',
    'METRICS_TOKEN must have at least 16 characters, all of them random.',
  ]);
});

const teams = {
  ...{ TEAMS_APP_ID: '11111111-2222-3333-4444-555555555555', TEAMS_APP_PASSWORD: 'p' },
  TEAMS_TENANT_ID: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
};

it('configures Teams for Microsoft’s public cloud, unless told', () => {
  expect(readConfig({}).teams).toBeUndefined();
  expect(readConfig(teams).teams).toEqual({
    appId: teams.TEAMS_APP_ID,
    ...{ password: 'p', tenantId: teams.TEAMS_TENANT_ID, serviceHosts: [] },
    metadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    tokenIssuer: 'https://api.botframework.com',
    loginUrl: `https://login.microsoftonline.com/${teams.TEAMS_TENANT_ID}`,
    oauthScope: 'https://api.botframework.com/.default',
  });
  const cloud = {
    ...{
      TEAMS_OPENID_METADATA_URL: 'http://127.0.0.1:9000/openid',
      TEAMS_TOKEN_ISSUER: 'https://issuer.example',
    },
    ...{ TEAMS_LOGIN_URL: 'https://login.example/tenant', TEAMS_OAUTH_SCOPE: 'https://scope.example' },
    TEAMS_SERVICE_HOSTS: 'One.example, two.example:8443',
  };
  expect(readConfig({ ...teams, ...cloud }).teams).toMatchObject({
    ...{ metadataUrl: 'http://127.0.0.1:9000/openid', tokenIssuer: 'https://issuer.example' },
    ...{ loginUrl: 'https://login.example/tenant', oauthScope: 'https://scope.example' },
    serviceHosts: ['one.example', 'two.example:8443'],
  });
});

it('says what Teams still needs, beside what Slack does', () => {
  const needs = 'Teams needs TEAMS_APP_ID, TEAMS_APP_PASSWORD, TEAMS_TENANT_ID.';
  expect(problemsOf({ TEAMS_APP_PASSWORD: 'p', SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual([
    expect.stringMatching(/^SLACK_SIGNING_SECRET is missing/),
    `TEAMS_APP_ID is missing: ${needs}`,
    `TEAMS_TENANT_ID is missing: ${needs}`,
  ]);
  expect(problemsOf({ TEAMS_SERVICE_HOSTS: 'smba.example' })).toHaveLength(3);
});

it('refuses settings of Teams that would let somebody else in, without the secret in what it says', () => {
  const wrong = {
    ...{ TEAMS_APP_ID: 'rolecall', TEAMS_TENANT_ID: 'common', TEAMS_APP_PASSWORD: 'p' },
    ...{ TEAMS_OPENID_METADATA_URL: 'http://keys.example/openid', TEAMS_LOGIN_URL: 'ftp://127.0.0.1/' },
    TEAMS_SERVICE_HOSTS: 'https://smba.example/',
  };
  expect(problemsOf(wrong)).toEqual([
    expect.stringMatching(/^TEAMS_APP_ID must be the application \(client\) ID, .* It is "rolecall" now\.$/),
    expect.stringMatching(/^TEAMS_TENANT_ID must be the directory \(tenant\) ID, .* It is "common" now\.$/),
    expect.stringMatching(/^TEAMS_OPENID_METADATA_URL must be an https address; plain http is possible/),
    expect.stringMatching(/^TEAMS_LOGIN_URL must be an https address; plain http is possible/),
    expect.stringMatching(/^TEAMS_SERVICE_HOSTS must be host names, separated by commas/),
  ]);
});

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

it('reports every problem at once, with how to mend it and what stands there', () => {
  const wrong = { HOST: 'a/b', PORT: '70000', LOG_LEVEL: 'loud', LOG_QUESTIONS: 'maybe', WEB_CHAT: 'x' };
  expect(problemsOf(wrong)).toEqual([
    'HOST must be a host name or an address without a port, such as 127.0.0.1. It is "a/b" now.',
    'PORT must be a number from 0 to 65535, such as 3978. It is "70000" now.',
    'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent. It is "loud" now.',
    'LOG_QUESTIONS must be true or false. It is "maybe" now.',
    'WEB_CHAT must be auto, on or off. It is "x" now.',
  ]);
});

it.each(['-1', '1.5', '80a', '0x50'])('refuses the port %j', (port) => {
  expect(problemsOf({ PORT: port })).toHaveLength(1);
});

it('asks for nothing of the server where only answers are wanted', () => {
  expect(readKnowledgeConfig({ PORT: 'nonsense', KNOWLEDGE_DIR: '/docs' }).knowledgeFolder).toBe('/docs');
});
