import type { PageSummary } from './page-summary.ts';
import type { Reply } from './reply.ts';

/** Something of the framework that somebody looks for by name. */
export interface FoundPage extends PageSummary {
  /** All that the documents say of it; worked out when it is wanted. */
  readonly reply: () => Pick<Reply, 'blocks' | 'citations'>;
}

/** The best first, at most so many; for an empty query, where to begin. */
export type FindPages = (query: string, most: number) => readonly FoundPage[];
