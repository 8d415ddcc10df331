import type { Answerer } from '../answers/answerer.ts';
import type { Topic } from '../answers/asked.ts';
import { unseenProgress } from '../chat/progress.ts';
import type { TimedAnswer } from './answer-json.ts';
import { atTerminal } from './at-terminal.ts';

export type AnswerTimed = (question: string, topic: Topic | undefined) => Promise<TimedAnswer>;

interface Dependencies {
  readonly answerer: Answerer;
  /** Milliseconds of a clock that only moves on. */
  readonly clock: () => number;
}

export function createAnswerTimed({ answerer, clock }: Dependencies): AnswerTimed {
  return async (question, topic) => {
    const start = clock();
    const answer = await answerer({ question, topic, by: atTerminal }, unseenProgress);
    return { question, answer, ms: clock() - start };
  };
}
