import { expect, it } from 'vitest';
import { wrapText } from '../../src/terminal/wrap-text.ts';

it.each([
  ['short', 10, '', 'short'],
  ['one two three', 7, '', 'one two\nthree'],
  ['- one two three', 7, '  ', '- one\n  two\n  three'],
  ['averyverylongword b', 5, '', 'averyverylongword\nb'],
  ['one\ntwo three', 5, '', 'one\ntwo\nthree'],
  ['', 5, '', ''],
  ['one', 0, '', 'one'],
])('%j at width %i', (text, width, indent, wrapped) => {
  expect(wrapText(text, width, indent)).toBe(wrapped);
});
