import { expect, it } from 'vitest';
import { faultOf } from './small-framework.ts';

it.each([
  'A junior baker helps in the bakery. [1]',
  'A junior baker helps in the bakery. [1][2]',
  'A junior baker helps in the bakery. [1, 2]',
])('shows %s', async (text) => {
  expect(await faultOf(text)).toBeUndefined();
});

it.each([
  ['no citation', 'A junior baker helps in the bakery.'],
  ['a passage that there is not', 'A junior baker helps in the bakery. [99]'],
  ['a good and a bad one', 'A junior baker helps in the bakery. [1][99]'],
  ['the number nought', 'A junior baker helps in the bakery. [0]'],
])('does not show with %s: %s', async (_how, text) => {
  expect(await faultOf(text)).toBe('citation');
});
