import { expect, it } from 'vitest';
import { summaryColumns, summaryRows } from '../../../src/summaries/rendering/summary-table.ts';
import { sampleSummary, summaryOf } from '../sample-summary.ts';

it('has a row for each skill, and says what is hidden', () => {
  const hidden = 'hidden (fewer than 5 people)';
  const thin = 'fewer than 2 at practitioner or above';
  expect([summaryColumns, ...summaryRows(sampleSummary)]).toEqual([
    ['Skill', 'At or above', 'Below', 'No current rating', 'Trend', 'Thin cover'],
    ['User focus', '20% or less', '80% or more', '40%', 'down', thin],
    ['Planning', '20–80%', '20–80%', hidden, 'not shown', thin],
    ['Service focus', '65%', '35%', '0%', 'same', 'no'],
    ['Availability and capacity management', hidden, hidden, hidden, hidden, hidden],
  ]);
});

it('does not blame the number of people for what is missing of a skill that is shown', () => {
  const summary = summaryOf([{ skill: 'Mobile systems', covered: { from: 65, to: 65 }, unrated: 0 }]);
  expect(summaryRows(summary)).toEqual([['Mobile systems', '65%', '35%', '0%', 'not shown', 'not shown']]);
});
