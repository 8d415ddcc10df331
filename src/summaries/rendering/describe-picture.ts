import type { ShownCourse, ShownSkill, ShownSummary } from '../shown-summary.ts';
import { sayDate, sayLeft, sayShare, sayTooFew, thinCoverWords } from './words.ts';

/** All that the picture of a summary shows, and how many skills are left to the table. */
export function describeSummary(summary: ShownSummary, left: number): string {
  const { title, day, skills } = summary;
  const shown = skills.filter(({ covered }) => covered);
  const hidden = skills.filter(({ covered }) => !covered).map(({ skill }) => skill);
  const sentences = [
    `${title}, ${sayDate(day)}.`,
    ...(shown.length > 0
      ? ['At or above what the role level asks for, of those with a current rating, the largest gap first.']
      : []),
    ...shown.map(describeSkill),
    ...(hidden.length > 0 ? [`Hidden, ${sayTooFew(summary)}: ${hidden.join('; ')}.`] : []),
    ...(left > 0 ? [sayLeft(left)] : []),
  ];
  return sentences.join(' ');
}

function describeSkill({ skill, covered, unrated, trend, hasThinCover }: ShownSkill): string {
  const parts = [
    covered && sayShare(covered),
    `no current rating ${unrated === undefined ? 'hidden' : `${unrated}%`}`,
    trend && `trend ${trend}`,
    hasThinCover && thinCoverWords,
  ];
  return `${skill}: ${parts.filter(Boolean).join(', ')}.`;
}

/** All that the picture of a course shows. */
export function describeCourse({ skill, points }: ShownCourse): string {
  const said = points.map(({ day, covered }) => `${sayDate(day)}: ${sayShare(covered)}`);
  return `${skill} over time, at or above, of those with a current rating. ${said.join('; ')}.`;
}
