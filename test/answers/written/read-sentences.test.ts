import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sentencesOf } from './check/sentences-of.ts';

it.each([
  ['a sentence with its marks', 'Bakers bake. [1]', [['Bakers bake.', [1]]]],
  ['marks before the full stop', 'Bakers bake [1][2].', [['Bakers bake.', [1, 2]]]],
  ['several numbers in one mark', 'Bakers bake. [1, 3]', [['Bakers bake.', [1, 3]]]],
  ['the same number once', 'Bakers [1] bake. [1]', [['Bakers bake.', [1]]]],
  [
    'two lines',
    'Bakers bake. [1]\nThey clean. [2]',
    [
      ['Bakers bake.', [1]],
      ['They clean.', [2]],
    ],
  ],
  [
    'two sentences in a line',
    'Bakers bake. [1] They clean. [2]',
    [
      ['Bakers bake.', [1]],
      ['They clean.', [2]],
    ],
  ],
  [
    'two that share their marks',
    'Bakers bake. They clean. [2]',
    [
      ['Bakers bake.', [2]],
      ['They clean.', [2]],
    ],
  ],
  [
    'the marks of a list',
    '- Bakers bake. [1]\n2. They clean. [2]',
    [
      ['Bakers bake.', [1]],
      ['They clean.', [2]],
    ],
  ],
  ['emphasis', '**Bakers** bake. [1]', [['Bakers bake.', [1]]]],
  ['what comes without marks', 'Bakers bake.', [['Bakers bake.', []]]],
  ['what does not end', 'Bakers bake', [['Bakers bake', []]]],
  ['nothing', ' \n\n [1] \n', []],
])('reads %s', async (_what, text, expected) => {
  expect((await sentencesOf(text)).map(({ text: words, cites }) => [words, cites])).toEqual(expected);
});

it('cuts what is far too long for a line', async () => {
  const sentences = await sentencesOf('a'.repeat(2_500));
  expect(sentences.map(({ text }) => text.length)).toEqual([1_000, 1_000, 500]);
});

const parts = fc.constantFrom(
  ...[
    'Bakers bake',
    'They clean',
    'e.g. flour',
    '.',
    '. ',
    '? ',
    ' ',
    '\n',
    '[1]',
    ' [2]',
    '[1, 2]',
    '[',
    ']',
  ],
  ...['“Clean', '”', '**', '- ', '3. ', '1', 'A', '…', ',', '\u00a0', 'é', '😀', 'x'.repeat(400)],
);

it('reads the same sentences in whatever pieces the text comes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(parts, { maxLength: 30 }),
      fc.array(fc.nat(60), { maxLength: 12 }),
      async (texts, lengths) => {
        const text = texts.join('');
        const pieces: string[] = [];
        let from = 0;
        for (const length of lengths) {
          pieces.push(text.slice(from, from + length));
          from += length;
        }
        pieces.push(text.slice(from));
        expect(await sentencesOf(...pieces)).toEqual(await sentencesOf(text));
        expect(await sentencesOf(...text)).toEqual(await sentencesOf(text));
      },
    ),
    { numRuns: 300 },
  );
});

it.each([
  ['spaces', ' '],
  ['empty lines', '\n'],
  ['brackets', '['],
  ['marks that do not end', '. [1'],
  ['quotation marks', '.”'],
])('reads a megabyte of %s', async (_what, filling) => {
  const sentences = await sentencesOf(filling.repeat(1_000_000 / filling.length), '\nBakers bake. [1]');
  expect(sentences.at(-1)).toEqual({ text: 'Bakers bake.', cites: [1] });
});
