import { Keyv } from 'keyv';
import type { RecentAnswer, RecentAnswers } from '../answers/recent-answers.ts';
import type { KeyValues } from './key-values.ts';

interface Dependencies {
  readonly keyValues: KeyValues;
  /** The store's own faults: feedback then finds no answer, and the answers go on. */
  readonly onError: (error: unknown) => void;
}

const keptMs = 7 * 24 * 60 * 60 * 1_000;

/** Forgets an answer after a week. */
export function createStoredAnswers({ keyValues, onError }: Dependencies): RecentAnswers {
  const answers = new Keyv<RecentAnswer>({
    store: keyValues,
    namespace: 'answer',
    ttl: keptMs,
    serialization: JSON,
  });
  answers.on('error', onError);
  return {
    async keep(answer) {
      await answers.set(answer.id, answer);
    },
    find: (id) => answers.get(id),
  };
}
