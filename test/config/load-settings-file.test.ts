import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadSettingsFile } from '../../src/config/load-settings-file.ts';
import { createFolder } from '../cli/start-rolecall.ts';

const mark = '\uFEFF';

function load(content: string | Buffer, env: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  loadSettingsFile(join(createFolder({ '.env': content }), '.env'), env);
  return env;
}

it.each([
  ['as on Linux', 'PORT=4631\n# a remark\nLOG_LEVEL="warn"\n'],
  ['as on Windows', `${mark}PORT=4631\r\n# a remark\r\nLOG_LEVEL="warn"\r\n`],
])('reads a file %s', (_where, content) => {
  expect(load(content)).toEqual({ PORT: '4631', LOG_LEVEL: 'warn' });
});

it('leaves what the environment says', () => {
  expect(load('PORT=4631\nLOG_LEVEL=warn\n', { PORT: '1', LOG_LEVEL: '' })).toEqual({
    PORT: '1',
    LOG_LEVEL: '',
  });
});

it('needs no file', () => {
  const env = {};
  loadSettingsFile(join(createFolder(), '.env'), env);
  expect(env).toEqual({});
});

it.each([
  ['UTF-16, as PowerShell writes it', Buffer.from(`${mark}PORT=4631\r\n`, 'utf16le')],
  ['UTF-16 without a mark', Buffer.from('PORT=4631\r\n', 'utf16le')],
  ['Latin-1', Buffer.from('NAME=Zoë\n', 'latin1')],
])('refuses %s', (_what, content) => {
  expect(() => load(content)).toThrow(/ is not text in UTF-8: save it as that in your editor\.$/);
});
