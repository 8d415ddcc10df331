import { expect, it } from 'vitest';
import { ConfigError } from '../../src/config/config-error.ts';
import { type Environment, fillFromFiles } from '../../src/config/fill-from-files.ts';
import { readConfig } from '../../src/config.ts';
import { createFolder } from '../cli/start-rolecall.ts';

const files: Readonly<Record<string, string>> = {
  '/run/secrets/token': ' xoxb-1\n',
  '/run/secrets/signing-secret': 'signs\n',
  '/run/secrets/empty': '\n',
  '/run/secrets/port': 'https://secret.example',
};

function readText(file: string): string {
  const text = files[file];
  if (text === undefined) throw Object.assign(new Error(`no ${file}`), { code: 'ENOENT' });
  return text;
}

function problemsOf(environment: Environment): readonly string[] {
  try {
    readConfig(environment, readText);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

it('takes any setting from the file that its name with _FILE names, without the space around it', () => {
  const environment = {
    SLACK_BOT_TOKEN_FILE: '/run/secrets/token',
    SLACK_SIGNING_SECRET_FILE: '/run/secrets/signing-secret',
  };
  expect(readConfig(environment, readText).slack).toEqual({
    token: 'xoxb-1',
    via: { signingSecret: 'signs' },
  });
});

it('reads real files', () => {
  const folder = createFolder({ url: 'postgres://name:secret@db:5432/rolecall\n' });
  expect(readConfig({ DATABASE_URL_FILE: `${folder}/url` }).place).toEqual({
    engine: 'postgres',
    url: 'postgres://name:secret@db:5432/rolecall',
  });
});

it('counts an empty file as a setting that is not set, and an empty name as no file', () => {
  const environment = { A_FILE: '/run/secrets/empty', B: 'b', B_FILE: ' ', C: '' };
  expect(fillFromFiles(['A', 'B', 'C'], environment, readText).values).toEqual({ B: 'b' });
});

it('takes a setting whose file is empty, as with compose.yaml, which names a file for each secret', () => {
  const environment = { A: 'a', A_FILE: '/run/secrets/empty' };
  const { values, fromFiles } = fillFromFiles(['A'], environment, readText);
  expect([values, fromFiles.size]).toEqual([{ A: 'a' }, 0]);
});

it('leaves alone what is no setting', () => {
  expect(fillFromFiles(['A'], { SSL_CERT_FILE: '/no/such/file', A: 'a' }, readText).values).toEqual({
    A: 'a',
  });
});

it('refuses a setting that is given twice, and names each file and each value that cannot be used', () => {
  const environment = {
    ...{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_BOT_TOKEN_FILE: '/run/secrets/token' },
    ...{ TEAMS_APP_PASSWORD_FILE: '/run/secrets/none', PORT: 'http' },
  };
  expect(problemsOf(environment).toSorted()).toEqual([
    'PORT must be a number from 0 to 65535, such as 3978 (0 takes any free port). It is "http" now.',
    'SLACK_BOT_TOKEN and SLACK_BOT_TOKEN_FILE are both set: keep one of them, and remove the other.',
    'TEAMS_APP_PASSWORD_FILE names a file that cannot be read (ENOENT): /run/secrets/none. Check its path, and that whoever runs Rolecall may read it.',
  ]);
});

it('does not show what stands in a file, whatever is wrong with it', () => {
  expect(problemsOf({ PORT_FILE: '/run/secrets/port' })).toEqual([
    'PORT must be a number from 0 to 65535, such as 3978 (0 takes any free port).',
  ]);
});
