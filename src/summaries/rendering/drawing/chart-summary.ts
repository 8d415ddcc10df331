import type { ShownSkill, ShownSummary, Trend } from '../../shown-summary.ts';
import { partsOf, summaryParts } from '../summary-bars.ts';
import { sayDate, sayLeft, sayShare, sayTooFew, thinCoverWords } from '../words.ts';
import * as look from './look.ts';
import type { Chart } from './render-chart.ts';
import { wrapText } from './wrap-text.ts';

/** A line of a skill's name, or its bar. The rows of a chart are all of one height, so that each line has its own. */
interface Row {
  readonly line: string;
  readonly beside: string;
  /** Of a bar. */
  readonly parts?: readonly number[];
}

const rowHeight = 24;
const barHeight = 18;
/** Beside the bars stand their shares and marks: "80% or more ↑ ◆". */
const besideWidth = 136;
/** In percent: a smaller part has no room for its label. */
const leastLabelled = 20;
const arrows: Readonly<Record<Trend, string>> = { up: '↑', same: '→', down: '↓' };
const thinCoverMark = '◆';

const space = { width: look.innerWidth, size: look.textSize };

/** `left` more skills are left to the table. */
export function chartSummary(summary: ShownSummary, left: number): Chart {
  const rows = rowsOf(summary);
  const title = wrapText(summary.title, { ...space, size: look.titleSize, weight: 'bold' });
  const notes = notesOn(summary, left).flatMap((note) => wrapText(note, space));
  const dateTop = look.margin + title.length * look.titleLineHeight;
  const legendTop = dateTop + look.lineHeight + 8;
  const gridTop = legendTop + look.lineHeight + 4;
  const notesTop = gridTop + rows.length * rowHeight + 10;
  const option = {
    title: [
      look.placeTitle(title),
      look.placeText([`Skills, ${sayDate(summary.day)}`], { top: dateTop }),
      look.placeText(notes, { top: notesTop }),
    ],
    legend: { ...legend, top: legendTop },
    grid: {
      left: look.margin,
      right: look.margin + besideWidth,
      top: gridTop,
      height: rows.length * rowHeight,
    },
    xAxis: { type: 'value', min: 0, max: 100, show: false },
    yAxis: [nameAxis(rows), besideAxis(rows)],
    series: seriesOf(rows),
  };
  return {
    option,
    width: look.pictureWidth,
    height: notesTop + notes.length * look.lineHeight + look.margin,
  };
}

function rowsOf({ skills }: ShownSummary): Row[] {
  return skills.flatMap((skill) => {
    const parts = partsOf(skill);
    if (!parts) return [];
    const names = wrapText(skill.skill, { ...space, weight: 'bold' });
    return [...names.map((line) => ({ line, beside: '' })), { line: '', beside: sayBeside(skill), parts }];
  });
}

function sayBeside({ covered, trend, hasThinCover }: ShownSkill): string {
  const said = [covered && sayShare(covered), trend && arrows[trend], hasThinCover && thinCoverMark];
  return said.filter(Boolean).join(' ');
}

const legend = {
  ...{ left: look.margin, padding: 0, itemGap: 12, itemWidth: 20, itemHeight: 14, icon: 'rect' },
  ...{ textStyle: look.textStyle, itemStyle: { borderWidth: 1 }, data: summaryParts },
};

const axis = {
  ...{ type: 'category', inverse: true },
  ...{ axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false } },
};
const axisLabel = {
  ...{ ...look.textStyle, align: 'left' },
  // Labels of nothing take as long to place as others.
  interval: (_row: number, label: string) => label !== '',
};

function nameAxis(rows: readonly Row[]): object {
  // Half of such a line lower in its row, a name is closer to its own bar than to the one above.
  const place = { inside: true, margin: 0, verticalAlign: 'top', lineHeight: 6 };
  return {
    ...{ ...axis, data: rows.map(({ line }) => line) },
    axisLabel: { ...axisLabel, ...place, fontWeight: 'bold' },
  };
}

function besideAxis(rows: readonly Row[]): object {
  const data = rows.map(({ beside }) => beside);
  return { ...axis, position: 'right', data, axisLabel: { ...axisLabel, margin: 8 } };
}

function seriesOf(rows: readonly Row[]): object[] {
  const { covered, below, unrated } = look.partStyles;
  return [covered, below, unrated].map((itemStyle, part) => ({
    ...{ type: 'bar', name: summaryParts[part], stack: 'people', barWidth: barHeight, itemStyle },
    // A part of nothing would still have its border drawn.
    data: rows.map(({ parts }) => parts?.[part] || null),
    ...(itemStyle === unrated ? { label: partLabel } : {}),
  }));
}

const partLabel = {
  ...{ ...look.textStyle, show: true, lineHeight: 16, backgroundColor: '#ffffff', padding: [0, 2] },
  formatter: ({ value }: { readonly value: number }) => (value < leastLabelled ? '' : `${value}%`),
};

function notesOn(summary: ShownSummary, left: number): string[] {
  const shown = summary.skills.filter(({ covered }) => covered);
  const hidden = summary.skills.filter(({ covered }) => !covered).map(({ skill }) => skill);
  const unknown = shown.filter(({ unrated }) => unrated === undefined).map(({ skill }) => skill);
  const notes: readonly (readonly [isNeeded: boolean, note: string])[] = [
    [
      shown.length > 0,
      'Beside a bar: at or above what the role level asks for, of those with a current rating.',
    ],
    [shown.some(({ covered }) => covered?.from !== covered?.to), 'A range is drawn to its middle.'],
    [shown.some(({ trend }) => trend), '↑ → ↓ trend of the same people, 91 days.'],
    [shown.some(({ hasThinCover }) => hasThinCover), `${thinCoverMark} ${thinCoverWords}.`],
    [unknown.length > 0, `No current rating, hidden: ${sayAll(unknown, shown)}.`],
    [hidden.length > 0, `Hidden, ${sayTooFew(summary)}: ${hidden.join('; ')}.`],
    [left > 0, sayLeft(left)],
  ];
  return notes.flatMap(([isNeeded, note]) => (isNeeded ? [note] : []));
}

function sayAll(names: readonly string[], of: readonly unknown[]): string {
  return names.length === of.length ? 'all' : names.join('; ');
}
