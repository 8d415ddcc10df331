import type { ShownShare, ShownSkill, ShownSummary } from '../shown-summary.ts';
import { sayShare, sayTooFew, thinCoverWords } from './words.ts';

export const summaryColumns = [
  ...['Skill', 'At or above', 'Below', 'No current rating', 'Trend', 'Thin cover'],
] as const;

/** A row for each skill, in the summary's order: what its picture shows, in words. */
export function summaryRows(summary: ShownSummary): string[][] {
  const hidden = `hidden (${sayTooFew(summary)})`;
  return summary.skills.map((skill) => {
    // Where a skill is shown, its trend and cover may be missing for other reasons: it has no levels, for one.
    const missing = skill.covered ? 'not shown' : hidden;
    return [
      ...sharesOf(skill).map((cell) => cell ?? hidden),
      skill.trend ?? missing,
      sayCover(skill) ?? missing,
    ];
  });
}

function sharesOf({ skill, covered, unrated }: ShownSkill): (string | undefined)[] {
  return [
    skill,
    covered && sayShare(covered),
    covered && sayShare(restOf(covered)),
    unrated === undefined ? undefined : `${unrated}%`,
  ];
}

function restOf({ from, to }: ShownShare): ShownShare {
  return { from: 100 - to, to: 100 - from };
}

function sayCover({ hasThinCover }: ShownSkill): string | undefined {
  if (hasThinCover === undefined) return undefined;
  return hasThinCover ? thinCoverWords : 'no';
}
