import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { longestLine, readLines } from '../../src/terminal/read-lines.ts';

async function read(pieces: readonly (string | Uint8Array)[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of readLines(Readable.from(pieces.map((piece) => Buffer.from(piece)))))
    lines.push(line);
  return lines;
}

it.each([
  [[], []],
  [['one\ntwo\n'], ['one', 'two']],
  [['one\ntwo'], ['one', 'two']],
  [['one\r\n\r\ntwo\r\n'], ['one', '', 'two']],
  [
    ['o', 'ne\nt', 'wo'],
    ['one', 'two'],
  ],
  [['a\u2028b\rc\nd'], ['a\u2028b\rc', 'd']],
])('%j holds the lines %j', async (pieces, lines) => {
  expect(await read(pieces)).toEqual(lines);
});

it('does not split a character between two pieces', async () => {
  const bytes = Buffer.from('é\n');
  expect(await read([bytes.subarray(0, 1), bytes.subarray(1)])).toEqual(['é']);
});

it('cuts a line without an end', async () => {
  const piece = 'x'.repeat(1_000_000);
  const [first = '', second] = await read([piece, piece, piece, piece, piece, '\nnext\n']);
  expect([first.length, second]).toEqual([longestLine, 'next']);
});
