import { expect, it } from 'vitest';
import { cutIntoSlices } from '../../../../src/summaries/rendering/drawing/cut-into-slices.ts';

/** Lines of two pixels: a line of "." is empty, in one of "#" something is drawn. */
function draw(lines: string) {
  const pixels = new Uint8Array(
    [...lines].flatMap((line) => [255, 255, 255, 255, line === '.' ? 255 : 0, 0, 0, 255]),
  );
  // An empty line has one colour.
  for (const [at, line] of [...lines].entries()) if (line === '.') pixels.fill(255, at * 8, at * 8 + 8);
  return { pixels, width: 2, height: lines.length };
}

it.each([
  ['..##..', 10, [6]],
  ['.##.##.##.', 4, [3, 3, 4]],
  ['##########', 4, [4, 4, 2]],
  ['####.#####', 5, [4, 5, 1]],
])('cuts %s where nothing is drawn, in pieces of %i at most', (lines, most, heights) => {
  const slices = cutIntoSlices(draw(lines), most);
  expect(slices.map(({ height }) => height)).toEqual(heights);
  expect(Buffer.concat(slices.map(({ pixels }) => pixels))).toEqual(Buffer.from(draw(lines).pixels));
});
