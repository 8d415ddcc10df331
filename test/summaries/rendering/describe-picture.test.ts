import { expect, it } from 'vitest';
import { describeCourse, describeSummary } from '../../../src/summaries/rendering/describe-picture.ts';
import { sampleSummary, summaryOf } from '../sample-summary.ts';

it('says all that the picture of a summary shows', () => {
  expect(describeSummary(sampleSummary, 1)).toBe(
    [
      'Service desk, 30 Nov 2026.',
      'At or above what the role level asks for, of those with a current rating, the largest gap first.',
      'User focus: 20% or less, no current rating 40%, trend down, fewer than 2 at practitioner or above.',
      'Planning: 20–80%, no current rating hidden, fewer than 2 at practitioner or above.',
      'Service focus: 65%, no current rating 0%, trend same.',
      'Hidden, fewer than 5 people: Availability and capacity management.',
      '1 more skill is in the table.',
    ].join(' '),
  );
});

it('says no more than what is hidden where all is', () => {
  expect(describeSummary(summaryOf([{ skill: 'A' }, { skill: 'B' }]), 0)).toBe(
    'Service desk, 30 Nov 2026. Hidden, fewer than 5 people: A; B.',
  );
});

it('says all that the picture of a course shows', () => {
  const points = [
    { day: '2026-10-05', covered: { from: 20, to: 80 } },
    { day: '2026-11-30', covered: { from: 65, to: 65 } },
  ];
  expect(describeCourse({ skill: 'User focus', points })).toBe(
    'User focus over time, at or above, of those with a current rating. 5 Oct 2026: 20–80%; 30 Nov 2026: 65%.',
  );
});
