import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitText } from '../../src/platforms/split-text.ts';

it.each([
  ['a short text as it is', 'one two', ['one two']],
  ['at the last space that fits', 'one two three', ['one two', 'three']],
  ['a word that is too long where it must', 'abcdefghijklm', ['abcdefgh', 'ijklm']],
  ['nothing as nothing', '', ['']],
])('leaves or cuts %s', (_name, text, expected) => {
  expect(splitText(text, 8)).toEqual(expected);
});

it('does not cut a character in two', () => {
  expect(splitText('😀😀😀', 3)).toEqual(['😀', '😀', '😀']);
});

it('loses nothing but single spaces and keeps to the limit', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 2, max: 40 }), (text, most) => {
      const pieces = splitText(text, most);
      expect(pieces.every((piece) => piece.length <= most)).toBe(true);
      expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }),
  );
});
