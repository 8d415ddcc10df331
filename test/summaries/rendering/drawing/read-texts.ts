import { measureText } from '../../../../src/summaries/rendering/drawing/measure-text.ts';

interface DrawnText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The texts of an SVG picture, and where they are, in pixels. */
export function readTexts(svg: string): DrawnText[] {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', escaped = '']) => {
    const text = escaped.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    const find = (pattern: RegExp): string => pattern.exec(attributes)?.[1] ?? '';
    const [x = 0, y = 0] = (find(/translate\(([^)]*)\)/) || `${find(/ x="([^"]*)"/)} ${find(/ y="([^"]*)"/)}`)
      .split(' ')
      .map(Number);
    const size = Number(find(/font-size:(\d+)px/));
    const width = measureText(text, size, attributes.includes('font-weight:bold') ? 'bold' : 'normal');
    const left = { start: x, middle: x - width / 2, end: x - width }[find(/text-anchor="(\w+)"/)] ?? x;
    return { text, left, right: left + width, top: y - size / 2, bottom: y + size / 2 };
  });
}
