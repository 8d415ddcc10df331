import { expect, it } from 'vitest';
import { faultOf } from './small-framework.ts';

it.each([
  'A senior baker agrees prices with important customers. [2]',
  'Senior bakers agree prices with important customers. [2]',
  'Junior bakers help in the bakery, and senior bakers lead the bakery. [1][2]',
  'A junior baker needs Dough handling and Oven care. [3][5]',
])('shows %s', async (text) => {
  expect(await faultOf(text)).toBeUndefined();
});

it.each([
  ['a role level that the passage is not of', 'A senior baker will weigh flour. [1]'],
  ['a rank before the name', 'A lead senior junior baker helps in the bakery. [1]'],
  ['a skill that the passage is not of', 'A junior baker needs Dough handling. [5]'],
  ['one role level that is the other', 'A junior baker is a senior baker. [1][2]'],
  ['one role level that has the other', 'A senior baker has a junior baker. [1][2]'],
  ['a skill that needs a skill', 'Oven care requires Dough handling. [3][5]'],
  ['a skill that is a skill', 'Oven care is Dough handling. [3][5]'],
])('does not show with %s: %s', async (_how, text) => {
  expect(await faultOf(text)).toBe('name');
});
