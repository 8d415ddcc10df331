import { expect, it } from 'vitest';
import { faultOf } from './small-framework.ts';

it.each([
  'The skills of a junior baker are Dough handling and Oven care. [1][2]',
  'A junior baker needs Dough handling at awareness level. [1]',
  'A junior baker needs skills such as Oven care. [2]',
  'A junior baker needs two skills. [1]',
])('shows %s', async (text) => {
  expect(await faultOf(text, 'What skills does a junior baker need?')).toBeUndefined();
});

it.each([
  ['one skill that is said to be all', 'The skill that a junior baker needs is Oven care. [2]'],
  ['one skill that is said to be all', 'Their skills are Oven care. [2]'],
])('does not show with %s: %s', async (_how, text) => {
  expect(await faultOf(text, 'What skills does a junior baker need?')).toBe('list');
});
