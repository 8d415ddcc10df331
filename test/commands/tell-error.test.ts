import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { webApi } from '@slack/bolt';
import { expect, it, onTestFinished } from 'vitest';
import { tellError } from '../../src/commands/tell-error.ts';

it('tells of an error what it is, where it comes from and what caused it', () => {
  const cause = Object.assign(new Error('connection refused'), { code: 'ECONNREFUSED' });
  expect(tellError(new TypeError('no answer', { cause }))).toEqual({
    ...{ type: 'TypeError', message: 'no answer', stack: expect.stringContaining('tell-error.test.ts') },
    cause: {
      ...{ type: 'Error', message: 'connection refused', code: 'ECONNREFUSED' },
      stack: expect.any(String),
    },
  });
});

it('tells nothing of what is thrown and is no error', () => {
  expect(tellError('what Ada said')).toBe('string, and no error, was thrown');
});

it('tells nothing of what was sent, which an error of Slack’s client holds', async () => {
  const server = createServer((_request, response) => response.writeHead(500).end('oh no')).listen(0);
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const slackApiUrl = `http://127.0.0.1:${port}/`;
  const client = new webApi.WebClient('xoxb-very-secret', { slackApiUrl, retryConfig: { retries: 0 } });
  const error = await client.chat.postMessage({ channel: 'C1', text: 'what Ada said' }).catch((one) => one);
  const told = JSON.stringify(tellError(error));
  expect(told).toContain('HTTP');
  expect(told).not.toContain('xoxb-very-secret');
  expect(told).not.toContain('Ada');
});
