import { dayOf } from '../../../day-of.ts';
import type { ShownCourse, ShownShare } from '../../shown-summary.ts';
import { sayDate, sayShare } from '../words.ts';
import * as look from './look.ts';
import type { Chart } from './render-chart.ts';
import { wrapText } from './wrap-text.ts';

const plotHeight = 190;
/** For "100%", and for half of a date. */
const left = 56;
const right = 52;
const plotWidth = look.pictureWidth - left - right;
/** Before the first day and after the last, as a part of the time between. */
const spare = 0.1;
const dateWidth = 96;
const widestBar = 18;

/** Bands as ranges, numbers as points on a line. There is at least one. */
export function chartCourse({ skill, points }: ShownCourse): Chart {
  const title = wrapText(skill, {
    ...{ width: look.innerWidth, size: look.textSize, weight: 'bold' },
  });
  const latestTop = look.margin + title.length * look.lineHeight;
  const gridTop = latestTop + look.lineHeight + 18;
  const option = {
    title: [
      look.placeText(title, { top: look.margin, weight: 'bold' }),
      look.placeText([sayLatest(points)], { top: latestTop }),
    ],
    grid: { left, right, top: gridTop, height: plotHeight },
    xAxis: timeAxis(points.map(timeOf)),
    yAxis: shareAxis,
    series: seriesOf(points),
  };
  return {
    option,
    width: look.pictureWidth,
    height: gridTop + plotHeight + look.lineHeight + 2 * look.margin,
  };
}

type Point = ShownCourse['points'][number];

function timeOf({ day }: Point): number {
  return Date.parse(day);
}

function sayLatest(points: readonly Point[]): string {
  const latest = points.at(-1);
  return latest ? `At or above: ${sayShare(latest.covered)}, ${sayDate(latest.day)}` : '';
}

const gridLine = { lineStyle: { color: look.faint } };

const shareAxis = {
  ...{ type: 'value', min: 0, max: 100, interval: 20, splitLine: gridLine },
  axisLabel: { ...look.textStyle, formatter: '{value}%' },
};

const dayMs = 24 * 60 * 60 * 1_000;

function timeAxis(times: readonly number[]): object {
  const first = Math.min(...times);
  const last = Math.max(...times);
  const around = Math.max((last - first) * spare, dayMs);
  const dates = datesToSay(times);
  return {
    ...{ type: 'value', min: first - around, max: last + around, splitLine: { show: false } },
    // Bars would make the axis longer than the time that its dates are placed by.
    containShape: false,
    axisTick: { show: true, customValues: dates },
    axisLabel: {
      ...{ ...look.textStyle, customValues: dates, hideOverlap: false },
      formatter: (time: number) => sayDate(dayOf(time)),
    },
  };
}

/** The first, the last, and the one nearest to the middle where it has room. */
function datesToSay(times: readonly number[]): number[] {
  const first = Math.min(...times);
  const last = Math.max(...times);
  if (first === last) return [first];
  const offMiddle = (time: number): number => Math.abs(time - (first + last) / 2);
  const middle = times.toSorted((one, other) => offMiddle(one) - offMiddle(other))[0] ?? first;
  const perMs = plotWidth / ((last - first) * (1 + 2 * spare));
  const hasRoom = Math.min(middle - first, last - middle) * perMs > dateWidth;
  return hasRoom ? [first, middle, last] : [first, last];
}

function seriesOf(points: readonly Point[]): object[] {
  const barWidth = Math.min(widestBar, plotWidth / (points.length * 2));
  const bars = { type: 'bar', stack: 'band', barWidth };
  const ofBand = (height: (share: ShownShare) => number) =>
    points.filter(({ covered }) => isBand(covered)).map((point) => [timeOf(point), height(point.covered)]);
  const numbers = points.map((point) => [timeOf(point), isBand(point.covered) ? null : point.covered.from]);
  return [
    { ...bars, itemStyle: { color: 'transparent' }, data: ofBand(({ from }) => from) },
    { ...bars, itemStyle: look.bandStyle, data: ofBand(({ from, to }) => to - from) },
    {
      ...{ type: 'line', symbol: 'circle', symbolSize: 10, data: numbers },
      ...{
        itemStyle: look.partStyles.covered,
        lineStyle: { color: look.partStyles.covered.color, width: 3 },
      },
    },
  ];
}

function isBand({ from, to }: ShownShare): boolean {
  return from !== to;
}
