import { expect, it } from 'vitest';
import { faultOf } from './small-framework.ts';

it.each([
  'A junior baker needs Dough handling at awareness level. [3]',
  'A junior baker needs Oven care at working level, and a senior baker at practitioner level. [5][6]',
  'Oven care is needed at working level by a junior baker and at practitioner level by a senior baker. [5][6]',
  'A senior baker needs Dough handling and Oven care at practitioner level. [4][6]',
  'At practitioner level, you can develop recipes for new kinds of dough. [4]',
  'A junior baker needs Dough handling. [3] It is needed at awareness level. [3]',
  'Junior baker: Oven care at working level. [5]',
])('shows %s', async (text) => {
  expect(await faultOf(text)).toBeUndefined();
});

it.each([
  ['another level', 'A junior baker needs Dough handling at working level. [3]'],
  ['the level of another skill', 'A junior baker needs Dough handling at working level. [3][5]'],
  ['the level of another role level', 'A junior baker needs Oven care at practitioner level. [5][6]'],
  [
    'two levels the wrong way round',
    'A junior baker needs Oven care at practitioner level, and a senior baker at working level. [5][6]',
  ],
  ['a level said of two', 'A junior baker and a senior baker need Oven care at practitioner level. [5][6]'],
  [
    'the level of whom it spoke of before',
    'A junior baker needs Oven care. [5] They need it at practitioner level. [5][6]',
  ],
  [
    'the level of what it spoke of before',
    'A junior baker needs Dough handling. [3] It is needed at working level. [5]',
  ],
])('does not show with %s: %s', async (_how, text) => {
  expect(await faultOf(text)).toBe('level');
});
