import { Resvg } from '@resvg/resvg-js';
import { expect, it } from 'vitest';
import { createEncodePng } from '../../../../src/summaries/rendering/drawing/encode-png.ts';
import { createIndexColours } from '../../../../src/summaries/rendering/drawing/index-colours.ts';

/** The colours as resvg reads them out of the picture again. */
function decode(png: Uint8Array, width: number, height: number): number[] {
  const url = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image href="${url}" width="${width}" height="${height}" image-rendering="optimizeSpeed"/></svg>`;
  return [...new Resvg(svg).render().pixels];
}

it.each([
  ['an even width', 4, 2],
  ['an odd width', 3, 2],
])('gives each pixel the nearest colour, with %s', (_name, width, height) => {
  const [white, almostWhite, blue] = [
    [255, 255, 255, 255],
    [250, 250, 250, 255],
    [30, 80, 120, 255],
  ];
  const pixels = Uint8Array.from([white, almostWhite, blue, white, blue, blue, almostWhite, blue].flat());
  const palette = ['#ffffff', '#1f4e79'];
  const png = createEncodePng(palette)(createIndexColours(palette)({ pixels, width, height }));
  const nearestBlue = [0x1f, 0x4e, 0x79, 255];
  const expected = [white, white, nearestBlue, white, nearestBlue, nearestBlue, white, nearestBlue];
  expect(decode(png, width, height)).toEqual(expected.slice(0, width * height).flat());
});
