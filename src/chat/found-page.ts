import type { PageSummary } from './page-summary.ts';

/** Something of the framework that somebody looks for by name. */
export interface FoundPage extends PageSummary {
  /** What to ask to be told all of it. */
  readonly question: string;
}

/** The best first, at most so many; for an empty query, where to begin. */
export type FindPages = (query: string, most: number) => readonly FoundPage[];
