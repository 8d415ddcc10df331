import type { ShownSkill, ShownSummary } from '../../src/summaries/shown-summary.ts';

export function summaryOf(skills: readonly ShownSkill[]): ShownSummary {
  return { title: 'Service desk', day: '2026-11-30', minimum: 5, skills, courses: [] };
}

/** A band, a number and what is hidden. */
export const sampleSummary = summaryOf([
  { skill: 'User focus', covered: { from: 0, to: 20 }, unrated: 40, hasThinCover: true, trend: 'down' },
  { skill: 'Planning', covered: { from: 20, to: 80 }, hasThinCover: true },
  { skill: 'Service focus', covered: { from: 65, to: 65 }, unrated: 0, hasThinCover: false, trend: 'same' },
  { skill: 'Availability and capacity management' },
]);
