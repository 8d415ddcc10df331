/** A share in percent as it may be shown: a band, or one number where both ends are the same. */
export interface ShownShare {
  readonly from: number;
  readonly to: number;
}

/** What may be shown of one skill of a team. Nobody's level can be worked out from it; what is not there is hidden. */
export interface ShownSkill {
  readonly skill: string;
  /** Of those with a current rating, at the level that their role level asks for, or above. */
  readonly covered?: ShownShare;
  /** Of those whose role level needs it, without a current rating; in steps of 5. */
  readonly unrated?: number;
  /** How many are at each level, from "not yet" to "expert", in steps of 5; for ten people or more. */
  readonly levels?: readonly ShownShare[];
  /** Fewer than two people at practitioner or above. */
  readonly hasThinCover?: boolean;
  /** Of the same people, in the last 91 days beside the 91 before. */
  readonly trend?: Trend;
}

export type Trend = 'up' | 'same' | 'down';

/** How a skill's cover was shown over time, the oldest first. */
export interface ShownCourse {
  readonly skill: string;
  readonly points: readonly { readonly day: string; readonly covered: ShownShare }[];
}

/** A team's summary as it may be shown: every rendering is made of this alone. */
export interface ShownSummary {
  /** Whose: a team's name, or an organisation's. */
  readonly title: string;
  /** The day that it was worked out, such as `2026-11-30`. */
  readonly day: string;
  /** So many people at least are behind each figure. */
  readonly minimum: number;
  /** In percent, in steps of 5; undefined where it is hidden. */
  readonly participation?: number;
  readonly completeness?: number;
  /** Of the current ratings, in percent, in steps of 5. */
  readonly freshness?: Readonly<Record<'fresh' | 'ageing' | 'stale', number>>;
  /** By gap, the largest first; hidden ones last, by name. */
  readonly skills: readonly ShownSkill[];
  /** Of the three skills to look at first. */
  readonly courses: readonly ShownCourse[];
}

/** The middle of a share, for what has to be drawn or ordered. */
export function middleOf({ from, to }: ShownShare): number {
  return (from + to) / 2;
}
