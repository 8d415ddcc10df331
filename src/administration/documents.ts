import type { Changes } from '../changes/changes-between.ts';

/** The documents that this process answers from. */
export interface Documents {
  describe(): DocumentsState;
  /** Reads them again, here and in every other process over the same database. Bad ones leave the old ones in use. */
  reload(): Promise<Reloaded>;
}

export interface DocumentsState {
  readonly version: string;
  readonly roles: number;
  readonly roleLevels: number;
  readonly skills: number;
  /** Where two documents say different things. */
  readonly differences: number;
  readonly loadedAt: Date;
}

export type Reloaded =
  | { readonly outcome: 'loaded'; readonly changes: Changes }
  /** Each problem with its file and line. */
  | { readonly outcome: 'refused'; readonly problems: readonly string[] };
