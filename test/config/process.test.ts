import { expect, it } from 'vitest';
import { ConfigError } from '../../src/config/config-error.ts';
import { readConfig } from '../../src/config.ts';

const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' };
const postgres = { DATABASE_URL: 'postgres://db/rolecall' };

function problemsOf(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

it.each([
  ['all', { answers: true, sends: true }],
  ['web', { answers: true, sends: false }],
  ['worker', { answers: false, sends: true }],
])('divides the work: ROLE=%s', (role, work) => {
  expect(readConfig({ ROLE: role, ...slack, ...postgres })).toMatchObject(work);
});

it('divides it only where the processes share a database and a chat platform', () => {
  expect(problemsOf({ ROLE: 'web', ...slack })).toEqual([
    'DATABASE_URL is missing: ROLE=web shares a Postgres database with processes of the other role. With SQLite one process does all: remove ROLE.',
  ]);
  expect(problemsOf({ ROLE: 'worker', ...postgres })).toEqual([
    'ROLE=worker needs a chat platform: configure Slack or Teams, or remove ROLE.',
  ]);
  expect(problemsOf({ ROLE: 'web', ...slack, ...postgres, WEB_CHAT: 'on' })).toEqual([
    'WEB_CHAT=on needs ROLE=all: only the process that an open page is connected to can send something to it.',
  ]);
});

it('does not ask for a platform where the one that there is lacks something', () => {
  expect(problemsOf({ ROLE: 'worker', ...postgres, SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual([
    expect.stringMatching(/^SLACK_SIGNING_SECRET is missing/),
  ]);
});

it('refuses another role, and a delay that is none', () => {
  expect(problemsOf({ ROLE: 'cron', STOP_DELAY_SECONDS: '61' })).toEqual([
    'ROLE must be all, web or worker. It is "cron" now.',
    'STOP_DELAY_SECONDS must be a number of seconds, 60 at most. It is "61" now.',
  ]);
  expect(readConfig({ STOP_DELAY_SECONDS: '5' }).stopDelayMs).toBe(5_000);
});
