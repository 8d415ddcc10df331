import { expect, it } from 'vitest';
import { isRefused } from '../../../src/platforms/teams/teams-fault.ts';

it.each([
  ['a chat that the bot has left', { statusCode: 403 }, true],
  ['a chat that is gone', { statusCode: 404 }, true],
  ['too many messages', { statusCode: 429 }, false],
  ['another change at the same time', { statusCode: 412 }, false],
  ['an error of Teams', { statusCode: 500 }, false],
  ['no answer', { name: 'AbortError' }, false],
])('tells whether %s is a refusal', (_what, fault, expected) => {
  expect(isRefused(Object.assign(new Error('failed'), fault))).toBe(expected);
});
