import { expect, it } from 'vitest';
import { cutIntoSlices } from '../../../../src/summaries/rendering/drawing/cut-into-slices.ts';

/** Lines of two pixels: a line of "." is empty, in one of "#" something is drawn. */
function draw(lines: string) {
  const bytes = Uint8Array.from([...lines].flatMap((line) => [0, line === '.' ? 0x00 : 0x01]));
  return { bytes, width: 2, height: lines.length };
}

it.each([
  ['..##..', 10, [6]],
  ['.##.##.##.', 4, [3, 3, 4]],
  ['##########', 4, [4, 4, 2]],
  ['####.#####', 5, [4, 5, 1]],
])('cuts %s where nothing is drawn, in pieces of %i at most', (lines, most, heights) => {
  const slices = cutIntoSlices(draw(lines), most);
  expect(slices.map(({ height }) => height)).toEqual(heights);
  expect(Buffer.concat(slices.map(({ bytes }) => bytes))).toEqual(Buffer.from(draw(lines).bytes));
});
