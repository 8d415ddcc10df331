import type { ShownShare, ShownSummary } from '../shown-summary.ts';

/** "65%", or a band: "20% or less", "20–80%", "80% or more". */
export function sayShare({ from, to }: ShownShare): string {
  if (from === to) return `${from}%`;
  if (from === 0) return `${to}% or less`;
  return to === 100 ? `${from}% or more` : `${from}–${to}%`;
}

/** Why a figure is not there. */
export function sayTooFew({ minimum }: Pick<ShownSummary, 'minimum'>): string {
  return `fewer than ${minimum} people`;
}

/** Of so many skills that a picture leaves to the table. */
export function sayLeft(left: number): string {
  return left === 1 ? '1 more skill is in the table.' : `${left} more skills are in the table.`;
}

export const thinCoverWords = 'fewer than 2 at practitioner or above';

const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

/** "30 Nov 2026", of a day such as `2026-11-30`. */
export function sayDate(day: string): string {
  return dates.format(new Date(day));
}
