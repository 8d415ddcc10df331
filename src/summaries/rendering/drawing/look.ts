import { fontFamily, type Weight } from './measure-text.ts';

/** A phone shows a picture about 360 pixels wide: the text is then more than 14 pixels high. */
export const pictureWidth = 400;
export const margin = 12;
export const innerWidth = pictureWidth - 2 * margin;

export const textSize = 16;
export const lineHeight = 22;
export const titleSize = 19;
export const titleLineHeight = 26;

const ink = '#1a1a1a';
export const faint = '#d4d4d4';

/** So far apart in brightness that greyscale tells them apart too; those of people below and unrated bear patterns. */
const fills = { covered: '#1f4e79', below: '#f0a04b', unrated: '#ffffff' };
const belowStripes = '#7a4300';
const unratedDots = '#7e7e7e';
const palerCovered = '#8fb0d0';

/** All colours of a picture: the edges of text and bars are drawn in the nearest of these. */
export const palette = [
  ...['#ffffff', '#ececec', faint, '#b7b7b7', '#9a9a9a', unratedDots, '#616161', '#444444', ink],
  ...[fills.covered, fills.below, belowStripes, '#b57225', palerCovered],
];

// A tile with a whole stripe from corner to corner, and half of one in each of the others: of a pattern that is turned each
// pixel is interpolated, which takes a fifth of resvg's time.
const stripes = {
  symbol: 'path://M6.6 0H8V1.4L1.4 8H0V6.6ZM0 0H1.4L0 1.4ZM8 6.6V8H6.6Z',
  ...{ symbolSize: 1, dashArrayX: [8, 0], dashArrayY: [8, 0] },
};
/** In every other row half a step aside. */
const dots = {
  ...{ symbol: 'circle', symbolSize: 0.5, dashArrayY: [6, 0] },
  dashArrayX: [
    [6, 6],
    [0, 6, 6, 0],
  ],
};
const border = { borderColor: ink, borderWidth: 1 };

export const partStyles = {
  covered: { ...border, color: fills.covered },
  below: { ...border, color: fills.below, decal: { ...stripes, color: belowStripes } },
  unrated: { ...border, color: fills.unrated, decal: { ...dots, color: unratedDots } },
};

/** At or above, somewhere within it. */
export const bandStyle = { ...border, color: palerCovered, decal: { ...stripes, color: fills.covered } };

export const textStyle = { fontFamily, fontSize: textSize, color: ink, lineHeight };

interface Place {
  readonly top: number;
  readonly weight?: Weight;
}

/** Text of its own, its lines already wrapped. */
export function placeText(lines: readonly string[], { top, weight = 'normal' }: Place): object {
  const style = { ...textStyle, fontWeight: weight };
  return { text: lines.join('\n'), left: margin, top, padding: 0, textStyle: style };
}

export function placeTitle(lines: readonly string[]): object {
  const style = { ...textStyle, fontWeight: 'bold', fontSize: titleSize, lineHeight: titleLineHeight };
  return { text: lines.join('\n'), left: margin, top: margin, padding: 0, textStyle: style };
}
