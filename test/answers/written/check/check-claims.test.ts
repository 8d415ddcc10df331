import { expect, it } from 'vitest';
import { faultOf } from './small-framework.ts';

it.each([
  'A junior baker weighs flour and cleans the trays. [1]',
  'A junior baker cleans the trays. [1] They weigh flour. [1]',
  'A junior baker bakes small rolls under supervision. [1]',
  'A junior baker owns the rota until a new owner has been found. [1]',
  'A senior baker guides other bakers in appropriate recipes. [2]',
  'A senior baker ensures that all bread is checked and labelled. [2]',
  'For Oven care, a senior baker can plan the repair of ovens, with approval. [6]',
  'They share two skills, two of them at different levels. [1]',
  'A junior baker weighs flour, while a senior baker agrees prices with important customers. [1][2]',
])('shows %s', async (text) => {
  expect(await faultOf(text)).toBeUndefined();
});

it.each([
  // How long a line is looked through has a bound.
  [
    'the same words again and again',
    `A junior baker will ${'weigh flour and trays and weigh '.repeat(12)}. [1]`,
  ],
  ['what nothing says', 'A junior baker signs contracts. [1]'],
  ['words of its own', 'A junior baker secretly weighs flour. [1]'],
  ['small words alone', 'You have to do this as well as that. [1]'],
  ['a name and small words', 'A junior baker has to be here. [1]'],
  ['a denial', 'A junior baker will not weigh flour. [1]'],
  ['what is denied', 'A senior baker will sell bread. [2]'],
  ['an exclusion', 'A junior baker will only weigh flour. [1]'],
  ['a small word that turns it', 'A junior baker will weigh some flour. [1]'],
  ['another time', 'A junior baker was weighing flour. [1]'],
  ['nobody, where two are spoken of', 'They weigh flour. [1]'],
  ['a thing for a person', 'A junior baker cleans the trays. [1] It weighs flour. [1]'],
  ['another modality', 'A junior baker must weigh flour. [1]'],
  ['the first person', 'We weigh flour and clean the trays. [1]'],
  ['what is done to it', 'A junior baker is weighed. [1]'],
  ["a duty of two that is one's", 'A junior baker and a senior baker weigh flour. [1][2]'],
  ['a duty of another role level', 'A senior baker weighs flour. [1][2]'],
  ['one role level under another', 'Under a senior baker, a junior baker weighs flour. [1][2]'],
  [
    'a duty of another skill',
    'For Dough handling, a junior baker can check the temperature of ovens. [3][5]',
  ],
  ['a phrase that is cut', 'A senior baker can improve dough. [4]'],
  ['an end that is left out', 'A junior baker owns the rota until a new owner. [1]'],
  ['a restriction left out', 'A junior baker bakes small rolls. [1]'],
  ['a restriction left out', 'A senior baker can plan the repair of ovens. [6]'],
  ['a limit left out', 'A junior baker bakes rolls under supervision. [1]'],
  ['ends that are swapped', 'A junior baker weighs the trays. [1]'],
  ['what is turned round', 'Suppliers report faults. [5]'],
  ['a word of one stem', 'A senior baker agrees prices with imported customers. [2]'],
  ['two duties joined', 'A junior baker weighs flour until they clean the trays. [1]'],
  ['a count of something else', 'They share two role levels. [1]'],
  ['a trailing name', 'A junior baker weighs flour and senior baker. [1][2]'],
  ['a part of a difference', 'A senior baker can explain wear. [6]'],
])('does not show with %s: %s', async (_how, text) => {
  expect(await faultOf(text)).toBe('claim');
});
