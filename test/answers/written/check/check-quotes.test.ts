import { expect, it } from 'vitest';
import { faultOf } from './small-framework.ts';

it.each([
  'A junior baker will “weigh flour and clean the trays”. [1]',
  'A junior baker will "weigh flour" and clean the trays. [1]',
  'The framework says “A senior baker leads the bakery.” [2]',
])('shows %s', async (text) => {
  expect(await faultOf(text)).toBeUndefined();
});

it.each([
  ['other words', 'A junior baker will “weigh all flour”. [1]'],
  ['words that another passage has', 'A senior baker “leads the bakery”. [1]'],
  ['a mark that does not end', 'A junior baker will “weigh flour and clean the trays. [1]'],
  ['changed words in single marks', 'A junior baker will ‘weigh all flour’. [1]'],
  ['changed words in French marks', 'A junior baker will «weigh all flour». [1]'],
])('does not show with %s: %s', async (_how, text) => {
  expect(await faultOf(text)).toBe('quote');
});
