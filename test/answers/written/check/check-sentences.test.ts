import { expect, it } from 'vitest';
import { faultOf } from './small-framework.ts';

it.each([
  'A senior baker agrees prices with important customers. [2]',
  'A senior baker agrees prices with important customers [2].',
  '- **A senior baker** agrees prices with important customers. [2]',
  'A senior baker agrees prices with important customers. [2]',
])('shows %s', async (text) => {
  expect(await faultOf(text)).toBeUndefined();
});

it.each([
  ['a link', 'A senior baker agrees prices, see https://evil.example. [2]'],
  ['a mention', 'A senior baker agrees prices with @everyone. [2]'],
  ['HTML', 'A senior baker <b>agrees prices</b>. [2]'],
  ['code', 'A senior baker `agrees` prices. [2]'],
  ['a sign that denies it', '❌ A senior baker agrees prices with important customers. [2]'],
  ['what cannot be seen', 'A senior baker ag​rees prices with important customers. [2]'],
  ['words the other way round', '‮A senior baker agrees prices with important customers. [2]'],
  ['a line through it', 'A senior baker a̶grees prices with important customers. [2]'],
  ['a question mark', 'Will a senior baker agree prices with important customers? [2]'],
  ['no end', 'A senior baker agrees prices with important customers [2]'],
  ['marks in other brackets', 'A senior baker agrees prices with important customers. ［2］'],
  [
    'more than 500 characters',
    'A senior baker agrees prices with important very important very important very important very important very important very important very important very important very important very important very important very important very important very important very important very important very important very important very important very important very important very important very important very important very important very important very important very important very important very important very important very important very important very important very important very important very important very important very important very important customers. [2]',
  ],
])('does not show what has %s: %s', async (_how, text) => {
  expect(await faultOf(text)).toBe('form');
});
