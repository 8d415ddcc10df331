import type { Changes } from '../changes/changes-between.ts';

/** The documents that this process answers from. */
export interface Documents {
  describe(): DocumentsState;
  /** Reads them again, here and in every other process over the same database. Bad ones leave the old ones in use. */
  reload(): Promise<Reloaded>;
}

export interface DocumentsState extends DocumentCounts {
  readonly loadedAt: Date;
  /** What is wrong with those that were read last, where these stayed in use for it; none otherwise. */
  readonly refused: readonly string[];
}

/** What the command line finds in the folder, whatever running processes answer from; or what is wrong with it. */
export type DocumentsOnDisk = DocumentCounts | { readonly problems: readonly string[] };

export interface DocumentCounts {
  readonly version: string;
  readonly roles: number;
  readonly roleLevels: number;
  readonly skills: number;
  /** Where two documents say different things. */
  readonly differences: number;
}

export type Reloaded =
  | { readonly outcome: 'loaded'; readonly changes: Changes }
  /** Each problem with its file and line. */
  | { readonly outcome: 'refused'; readonly problems: readonly string[] };
