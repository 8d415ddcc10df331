import type { ShownShare, ShownSkill, ShownSummary } from '../shown-summary.ts';
import { sayShare, sayTooFew, thinCoverWords } from './words.ts';

export const summaryColumns = [
  ...['Skill', 'At or above', 'Below', 'No current rating', 'Trend', 'Thin cover'],
] as const;

/** A row for each skill, in the summary's order: what its picture shows, in words. */
export function summaryRows(summary: ShownSummary): string[][] {
  const hidden = `hidden (${sayTooFew(summary)})`;
  return summary.skills.map((skill) => cellsOf(skill).map((cell) => cell ?? hidden));
}

function cellsOf({ skill, covered, unrated, trend, hasThinCover }: ShownSkill): (string | undefined)[] {
  return [
    skill,
    covered && sayShare(covered),
    covered && sayShare(restOf(covered)),
    unrated === undefined ? undefined : `${unrated}%`,
    trend,
    hasThinCover === undefined ? undefined : sayThinCover(hasThinCover),
  ];
}

function restOf({ from, to }: ShownShare): ShownShare {
  return { from: 100 - to, to: 100 - from };
}

function sayThinCover(hasThinCover: boolean): string {
  return hasThinCover ? thinCoverWords : 'no';
}
