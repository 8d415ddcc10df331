import type { Scope } from '../../people/teams.ts';
import type { Figures } from '../figures/figures.ts';
import type { SkillRelease } from './show-skill.ts';

/** What somebody was shown of one skill, of every team, the oldest first. */
export interface ShownBefore {
  readonly releases: readonly (SkillRelease & { readonly at: number })[];
  /** The answers that they saw by name. */
  readonly named: ReadonlySet<number>;
}

/** The figures of a whole team, and whose they are. */
export interface FiguresRelease {
  readonly figures: Figures;
  readonly members: readonly number[];
  /** Fewer people than that were not enough for a figure then. */
  readonly minimum: number;
}

/** What is shown now for the first time. */
export interface NewlyShown {
  readonly scope: Scope;
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly figures?: FiguresRelease;
  readonly releases: readonly SkillRelease[];
  /** By skill, the answers that are shown by name. */
  readonly named: ReadonlyMap<string, readonly number[]>;
}

/** All that each viewer, by `viewerKeyOf`, was ever shown of others: what comes next must give nobody away together with it. */
export interface SummaryStore {
  /** How many summaries they have been shown. */
  count(viewerId: string): Promise<number>;
  /** Of each of these skills; read together, and unpacked when it is asked for. */
  ofSkills(viewerId: string, skills: readonly string[]): Promise<(skill: string) => ShownBefore>;
  /** The last figures of a whole team. */
  figures(viewerId: string, scope: Scope): Promise<FiguresRelease | undefined>;
  /** False where they have been shown another summary since `count` was asked: then this one must not be shown. */
  keep(viewerId: string, count: number, shown: NewlyShown): Promise<boolean>;
}

/** Who looked at the levels that somebody shares. */
export interface Looks {
  keep(viewerId: string, personIds: readonly string[], at: Date): Promise<void>;
  /** The latest first. */
  at(personId: string): Promise<readonly { readonly viewerId: string; readonly at: Date }[]>;
  /** Deletes who looked at theirs, and at whose they looked. */
  forget(personId: string): Promise<void>;
}
