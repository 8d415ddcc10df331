import { middleOf, type ShownSkill, type ShownSummary } from '../shown-summary.ts';
import { sayShare } from './words.ts';

/** What each bar of a summary is parted among. */
export const summaryParts = ['At or above', 'Below', 'No current rating'] as const;

export interface SummaryBar {
  readonly label: string;
  readonly values: readonly number[];
}

/** One for each skill that is not hidden, in the summary's order. */
export function summaryBars({ skills }: ShownSummary): SummaryBar[] {
  return skills.flatMap((skill) => {
    const values = partsOf(skill);
    // A bar that is drawn by numbers looks exact: what was told stands beside it.
    return values && skill.covered ? [{ label: `${skill.skill}, ${sayShare(skill.covered)}`, values }] : [];
  });
}

/**
 * Of all whose role level needs the skill, so that they are 100 percent together; a band counts as its middle. Undefined
 * for a skill that is hidden.
 */
export function partsOf({ covered, unrated = 0 }: ShownSkill): readonly number[] | undefined {
  if (!covered) return undefined;
  const atOrAbove = Math.round((middleOf(covered) * (100 - unrated)) / 100);
  return [atOrAbove, 100 - unrated - atOrAbove, unrated];
}
