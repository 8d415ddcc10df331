import type { Account } from '../chat/incoming.ts';
import type { GivenAnswer } from './answers.ts';
import { createLimitedMap } from './limited-map.ts';

/** The answers that feedback may still refer to. */
export interface RecentAnswers {
  keep(answer: GivenAnswer, askedBy: Account): void;
  /** Undefined as well where the answer was given in another workspace. */
  find(id: string, readBy: Account): GivenAnswer | undefined;
}

const mostAnswers = 2_000;

export function createRecentAnswers(): RecentAnswers {
  const kept = createLimitedMap<{ answer: GivenAnswer; askedBy: Account }>({ most: mostAnswers });
  return {
    keep: (answer, askedBy) => kept.set(answer.id, { answer, askedBy }),
    find(id, readBy) {
      const found = kept.get(id);
      const isSameWorkspace =
        found?.askedBy.platform === readBy.platform && found.askedBy.workspace === readBy.workspace;
      return isSameWorkspace ? found.answer : undefined;
    },
  };
}
