import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';

export type Weight = 'normal' | 'bold';

const require = createRequire(import.meta.url);
const files: Readonly<Record<Weight, string>> = {
  normal: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
  bold: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
};
export const fontFamily = 'DejaVu Sans';

/** The project's own font: a bare machine has none, and a picture without one has no text. */
export const fontOptions = {
  loadSystemFonts: false,
  fontFiles: Object.values(files),
  defaultFontFamily: fontFamily,
};

const sampleSize = 100;

const widths = { normal: new Map<string, number>(), bold: new Map<string, number>() };

/**
 * In pixels. Measured by the renderer itself, one character at a time and each only once: that takes about a millisecond,
 * which a whole text would take again and again.
 */
export function measureText(text: string, size: number, weight: Weight): number {
  const width = [...text].reduce((sum, character) => sum + widthOf(character, weight), 0);
  return width * (size / sampleSize);
}

function widthOf(character: string, weight: Weight): number {
  const known = widths[weight].get(character);
  if (known !== undefined) return known;
  // Only between others does a character, a space above all, take its whole width, and none moves closer to an "l".
  const width = inkWidth(`l${character}l`, weight) - inkWidth('ll', weight);
  widths[weight].set(character, width);
  return width;
}

function inkWidth(text: string, weight: Weight): number {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><text xml:space="preserve" font-family="${fontFamily}" font-size="${sampleSize}" font-weight="${weight}">${escaped}</text></svg>`;
  const font = { ...fontOptions, fontFiles: [files[weight]] };
  return new Resvg(svg, { font }).getBBox()?.width ?? 0;
}
