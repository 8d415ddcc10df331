import type { Block, Button, Citation } from '../chat/reply.ts';
import type { Asked, Topic } from './asked.ts';

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
  /** What was asked, and how many of the first blocks say how it was read. */
  readonly asked?: { readonly kind: Asked['kind']; readonly notes: number };
  /** A model wrote words of it, each sentence checked against its source. */
  readonly isWritten?: true;
  /** What the conversation is about from now on; undefined leaves it as it was. */
  readonly topic?: Topic;
  /** Found by the words of the question alone: knowing what it is close to in meaning may give another answer. */
  readonly isByWordsAlone?: true;
}
