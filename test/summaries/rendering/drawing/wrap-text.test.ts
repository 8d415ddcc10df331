import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import {
  fontFamily,
  fontOptions,
  measureText,
} from '../../../../src/summaries/rendering/drawing/measure-text.ts';
import { wrapText } from '../../../../src/summaries/rendering/drawing/wrap-text.ts';

describe('measuring text', () => {
  it.each([
    ['Stakeholder relationship management (IT operations)', 'normal'],
    ['Stakeholder relationship management (IT operations)', 'bold'],
    ['80% or more ↑ ◆', 'normal'],
    ['WWW AVA <&>', 'bold'],
  ] as const)('finds %s in %s as wide as it is drawn', (text, weight) => {
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><text font-family="${fontFamily}" font-weight="${weight}" font-size="16">${escaped}</text></svg>`;
    const drawn = new Resvg(svg, { font: fontOptions }).getBBox()?.width ?? 0;
    expect(measureText(text, 16, weight)).toBeGreaterThanOrEqual(drawn - 1);
    expect(measureText(text, 16, weight)).toBeLessThan(drawn + 6);
  });
});

describe('wrapping text', () => {
  it.each([
    ['User focus', ['User focus']],
    ['', []],
    [' \n ', []],
    [
      'Shaping the direction of organisational strategy through digital, data and technology',
      ['Shaping the direction of organisational', 'strategy through digital, data and technology'],
    ],
    ['x'.repeat(60), ['x'.repeat(40), 'x'.repeat(20)]],
    [`User ${'x'.repeat(50)} focus`, ['User', 'x'.repeat(40), `${'x'.repeat(10)} focus`]],
    ['with\u0000what\uFFFFXML \uD800 cannot\thold', ['with what XML cannot hold']],
  ])('wraps %j', (text, lines) => {
    expect(wrapText(text, { width: 376, size: 16, weight: 'bold' })).toEqual(lines);
  });
});
