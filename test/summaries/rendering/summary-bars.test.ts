import { expect, it } from 'vitest';
import { summaryBars } from '../../../src/summaries/rendering/summary-bars.ts';
import { sampleSummary, summaryOf } from '../sample-summary.ts';

it('parts each skill that is not hidden, a band at its middle', () => {
  expect(summaryBars(sampleSummary)).toEqual([
    { label: 'User focus, 20% or less', values: [6, 54, 40] },
    { label: 'Planning, 20–80%', values: [50, 50, 0] },
    { label: 'Service focus, 65%', values: [65, 35, 0] },
  ]);
});

it.each([0, 5, 35, 95, 100])('makes 100 of the parts when %i% are without a rating', (unrated) => {
  const bars = summaryBars(summaryOf([{ skill: 'A', covered: { from: 35, to: 35 }, unrated }]));
  expect(bars.map(({ values }) => values.reduce((sum, value) => sum + value))).toEqual([100]);
});
