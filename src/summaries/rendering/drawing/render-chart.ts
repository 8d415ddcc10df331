import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import type { EChartsCoreOption } from 'echarts/core';
import type { Picture } from '../../../chat/reply.ts';
import { cutIntoSlices } from './cut-into-slices.ts';
import { createEncodePng } from './encode-png.ts';
import { createIndexColours } from './index-colours.ts';
import { palette } from './look.ts';
import { fontOptions, measureText } from './measure-text.ts';

// Imported by its parts it takes five times as long to load, and 40 MB more.
const require = createRequire(import.meta.url);
const { init, setPlatformAPI } = require('echarts/dist/echarts.common.min') as typeof import('echarts/core');

// Without this the charts are laid out with the widths of another font, and long labels are cut.
setPlatformAPI({
  measureText: (text, font = '') => {
    const size = Number(/(\d+)px/.exec(font)?.[1] ?? 12);
    return { width: measureText(text, size, font.includes('bold') ? 'bold' : 'normal') };
  },
});

const indexColours = createIndexColours(palette);
const encodePng = createEncodePng(palette);

/** A chart, and how large it is in its own pixels, of which a phone shows each about as one of its own. */
export interface Chart {
  readonly option: EChartsCoreOption;
  readonly width: number;
  readonly height: number;
}

/** A phone's screen has two to three points for each pixel. */
const sharpness = 2;

export function toSvg({ option, width, height }: Chart): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ animation: false, ...option });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

/** What a platform takes at most, in height and in width. */
const mostPixels = 1_024;

export function toPng(svg: string): Pick<Picture, 'png' | 'width' | 'height' | 'slices'> {
  const options = {
    font: fontOptions,
    background: '#ffffff',
    fitTo: { mode: 'zoom', value: sharpness },
  } as const;
  const { pixels, width, height } = new Resvg(svg, options).render();
  const lines = indexColours({ pixels, width, height });
  return {
    ...{ png: encodePng(lines), width, height },
    ...(height > mostPixels ? { slices: cutIntoSlices(lines, mostPixels).map(encodePng) } : {}),
  };
}
