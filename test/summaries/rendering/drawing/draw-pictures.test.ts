import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { chartCourse } from '../../../../src/summaries/rendering/drawing/chart-course.ts';
import { chartSummary } from '../../../../src/summaries/rendering/drawing/chart-summary.ts';
import { drawCourse, drawSummary } from '../../../../src/summaries/rendering/drawing/draw-pictures.ts';
import { type Chart, toSvg } from '../../../../src/summaries/rendering/drawing/render-chart.ts';
import { hasShared, sharedFolder } from '../../../shared-data.ts';
import { sampleSummary, summaryOf } from '../../sample-summary.ts';
import { readTexts } from './read-texts.ts';

const course = {
  skill: 'Stakeholder relationship management (content design)',
  points: [
    { day: '2026-08-03', covered: { from: 0, to: 20 } },
    { day: '2026-08-31', covered: { from: 20, to: 80 } },
    { day: '2026-09-28', covered: { from: 40, to: 40 } },
    { day: '2026-10-26', covered: { from: 65, to: 65 } },
  ],
};

/** Texts that are not wholly in the picture. */
function cutTexts(chart: Chart): string[] {
  const cut = readTexts(toSvg(chart)).filter(
    ({ left, right, top, bottom }) => left < 0 || top < 0 || right > chart.width || bottom > chart.height,
  );
  return cut.map(({ text }) => text);
}

describe('the picture of a summary', () => {
  it('says every skill, its share, its marks and what is hidden', () => {
    expect(readTexts(toSvg(chartSummary(sampleSummary, 0))).map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        ...['Service desk', 'Skills, 30 Nov 2026', 'At or above', 'Below', 'No current rating'],
        ...['User focus', '20% or less ↓ ◆', '40%', 'Planning', '20–80% ◆', 'Service focus', '65% →'],
        'Beside a bar: at or above what the role level asks',
        'for, of those with a current rating.',
        'A range is drawn to its middle.',
        '↑ → ↓ trend of the same people, 91 days.',
        '◆ fewer than 2 at practitioner or above.',
        'No current rating, hidden: Planning.',
        'Hidden, fewer than 5 people: Availability and',
        'capacity management.',
      ]),
    );
  });

  it('explains no mark that it does not have', () => {
    const chart = chartSummary(
      summaryOf([{ skill: 'User focus', covered: { from: 65, to: 65 }, unrated: 10 }]),
      0,
    );
    expect(readTexts(toSvg(chart)).map(({ text }) => text)).toEqual([
      ...[
        'User focus',
        '65%',
        'At or above',
        'Below',
        'No current rating',
        'Service desk',
        'Skills, 30 Nov 2026',
      ],
      'Beside a bar: at or above what the role level asks',
      'for, of those with a current rating.',
    ]);
  });

  it('is a PNG of its size, twice as sharp as its pixels', () => {
    const { name, png, width, height } = drawSummary(sampleSummary);
    const header = new DataView(png.buffer, png.byteOffset);
    expect({ name, width, height }).toEqual({
      ...{
        name: 'team-summary-2026-11-30.png',
        width: 800,
        height: 2 * chartSummary(sampleSummary, 0).height,
      },
    });
    expect([header.getUint32(16), header.getUint32(20)]).toEqual([width, height]);
  });

  it('can be drawn where all is hidden, and whatever a name has in it', () => {
    const skill = '<b>&"\u0000\u{1F600}\uD800 日本語 عربى';
    expect(drawSummary(summaryOf([{ skill }])).png.length).toBeGreaterThan(0);
    expect(drawSummary(summaryOf([{ skill, covered: { from: 0, to: 0 } }])).png.length).toBeGreaterThan(0);
  });

  it('has at most 40 skills, and says how many are in the table alone', () => {
    const skills = Array.from({ length: 42 }, (_, at) => ({
      skill: `S${at}`,
      covered: { from: 65, to: 65 },
    }));
    const { height, alternativeText } = drawSummary(summaryOf(skills));
    expect(height).toBe(2 * chartSummary(summaryOf(skills.slice(0, 40)), 2).height);
    expect(alternativeText).toMatch(/S39: 65%, no current rating hidden\. 2 more skills are in the table\.$/);
  });

  it.runIf(hasShared).each([3, 12, 40])('cuts none of the %i longest names of the framework', (count) => {
    const rows: { 'Skill Name': string }[] = parse(
      readFileSync(`${sharedFolder}/framework/skill-description-content.csv`),
      { bom: true, columns: true },
    );
    const names = rows.map((row) => row['Skill Name'].trim());
    const longest = names.toSorted((one, other) => other.length - one.length).slice(0, count);
    const shown = { covered: { from: 80, to: 100 }, unrated: 35, trend: 'up', hasThinCover: true } as const;
    const chart = chartSummary(summaryOf(longest.map((skill) => ({ skill, ...shown }))), 0);
    const text = readTexts(toSvg(chart)).map((found) => found.text);
    expect(cutTexts(chart)).toEqual([]);
    expect(longest.filter((name) => !text.join(' ').includes(name))).toEqual([]);
    expect(text.filter((said) => said === '80% or more ↑ ◆')).toHaveLength(count);
  });
});

describe('the picture of a course', () => {
  it('says the skill, where it stands, and the dates', () => {
    const texts = readTexts(toSvg(chartCourse(course))).map(({ text }) => text);
    expect(texts).toEqual(
      expect.arrayContaining([
        ...['Stakeholder relationship management', '(content design)', 'At or above: 65%, 26 Oct 2026'],
        ...['0%', '20%', '80%', '100%', '3 Aug 2026', '26 Oct 2026'],
      ]),
    );
  });

  it.each([1, 2, 3, 4])('cuts no text with %i points', (count) => {
    expect(cutTexts(chartCourse({ ...course, points: course.points.slice(0, count) }))).toEqual([]);
  });

  it('is a PNG of its size', () => {
    const { name, png, width, height } = drawCourse(course);
    const header = new DataView(png.buffer, png.byteOffset);
    expect(name).toBe('trend-stakeholder-relationship-management-content-design.png');
    expect([header.getUint32(16), header.getUint32(20)]).toEqual([width, height]);
  });
});
