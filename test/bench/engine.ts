import type { Question } from '../evaluation/question.ts';
import type { Owner } from './owner.ts';

/** Something that is asked questions, to be compared. */
export interface Engine {
  readonly name: string;
  /** `ms` has how long each message took; `owners` is called when the clock has stopped. */
  readonly ask: (question: Question) => {
    readonly ms: readonly number[];
    readonly owners: () => readonly Owner[];
  };
}
