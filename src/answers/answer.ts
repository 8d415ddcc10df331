import type { Block, Button, Citation } from '../chat/reply.ts';
import type { Topic } from './asked.ts';

/** A citation with what of the framework it cites. */
export interface FrameworkCitation extends Citation {
  readonly role?: string;
  readonly roleLevel?: string;
  readonly skill?: string;
  readonly skillLevel?: string;
}

export interface Answer {
  /**
   * `answer`: from the documents. `clarify`: several readings, the suggestions are the choices. `not-covered`: the
   * documents do not say it. `chat`: no question about the documents.
   */
  readonly kind: 'answer' | 'clarify' | 'not-covered' | 'chat';
  readonly blocks: readonly Block[];
  readonly citations: readonly FrameworkCitation[];
  readonly suggestions: readonly Button[];
  /** What the conversation is about from now on; undefined leaves it as it was. */
  readonly topic?: Topic;
}
