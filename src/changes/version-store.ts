import type { ExpectationChange, RoleLevelChange } from './changes-between.ts';
import type { Outline, RoleLevelName } from './outline.ts';

/** The version of the framework that people know, and what came with it. */
export interface KnownVersion {
  readonly outline: Outline;
  /** Since when it is the version that people know. */
  readonly at: Date;
  /** What it changed, counted; empty for the first. */
  readonly counted: readonly string[];
}

export interface VersionStore {
  /** Undefined before the first. */
  known(): Promise<KnownVersion | undefined>;
  /** Keeps the first; where another process was faster its one stays. */
  begin(outline: Outline): Promise<void>;
  /** In place of the version `from`. False where people know another one already. */
  advance(from: string, to: Outline, counted: readonly string[]): Promise<boolean>;
  /** What people of these role levels are to be told of a version; what is kept already stays. */
  keepChanges(version: string, changes: readonly RoleLevelChange[]): Promise<void>;
  /** Empty where it changed nothing for that role level. */
  changesOf(version: string, roleLevel: RoleLevelName): Promise<readonly ExpectationChange[]>;
}
