import { expect, it } from 'vitest';
import { summaryColumns, summaryRows } from '../../../src/summaries/rendering/summary-table.ts';
import { sampleSummary } from '../sample-summary.ts';

it('has a row for each skill, and says what is hidden', () => {
  const hidden = 'hidden (fewer than 5 people)';
  const thin = 'fewer than 2 at practitioner or above';
  expect([summaryColumns, ...summaryRows(sampleSummary)]).toEqual([
    ['Skill', 'At or above', 'Below', 'No current rating', 'Trend', 'Thin cover'],
    ['User focus', '20% or less', '80% or more', '40%', 'down', thin],
    ['Planning', '20–80%', '20–80%', hidden, hidden, thin],
    ['Service focus', '65%', '35%', '0%', 'same', 'no'],
    ['Availability and capacity management', hidden, hidden, hidden, hidden, hidden],
  ]);
});
