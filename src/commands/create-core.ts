import { randomUUID } from 'node:crypto';
import { createAnswerInConversation } from '../answers/answers.ts';
import { nextRoleLevel } from '../answers/career.ts';
import { createReplyToShowAll, createReplyToSources } from '../answers/reply-about-answer.ts';
import { createReplyToFeedback } from '../answers/reply-to-feedback.ts';
import { createReplyToMessage } from '../answers/reply-to-message.ts';
import type { Log } from '../chat/log.ts';
import type { Respond } from '../chat/platform.ts';
import { createRouter } from '../chat/router.ts';
import { createCheckIns } from '../check-ins/create-check-ins.ts';
import { createPlanCheckIns } from '../check-ins/plan-check-ins.ts';
import { createOwnData } from '../people/own-data.ts';
import type { Profiles } from '../people/profiles.ts';
import type { Claimed } from '../schedule/outbox.ts';
import type { Composed } from '../schedule/send-due.ts';
import type { Stores } from '../storage/open-stores.ts';
import { createSummaries } from '../summaries/create-summaries.ts';
import { createPlanSummaries } from '../summaries/plan-summaries.ts';
import type { Draw } from '../summaries/rendering/create-draw.ts';
import type { LoadedAnswers } from './load-answers.ts';
import { listPersonalData } from './personal-data.ts';

interface Dependencies extends Pick<LoadedAnswers, 'framework' | 'findRoleLevels' | 'answerer'> {
  readonly stores: Stores;
  readonly profiles: Profiles;
  readonly draw: Draw;
  /** So many people at least are behind each figure of a summary. */
  readonly summaryMinimum: number;
  readonly log: Log;
  readonly logsQuestions: boolean;
  /** Check-ins can be had at once. */
  readonly isTryOut: boolean;
  readonly now: () => number;
}

/** All that the product does, without a platform. */
export interface Core {
  readonly respond: Respond;
  /** Everything that a press may ask for. */
  readonly actions: readonly string[];
  /** Writes down what the bot is to send of its own accord. */
  readonly plan: () => Promise<unknown>;
  /** What it says then. */
  readonly compose: (claimed: Claimed) => Promise<Composed>;
}

export function createCore(dependencies: Dependencies): Core {
  const { answerer, stores, log, logsQuestions, isTryOut, now } = dependencies;
  const { recentAnswers, feedback, conversations, people } = stores;
  const checkIns = createCheckIns({ ...dependencies, ...stores, nextRoleLevel, newId: randomUUID });
  const summaries = createSummaries({
    ...{ ...dependencies, ...stores, minimum: dependencies.summaryMinimum, newId: randomUUID },
  });
  const planCheckIns = createPlanCheckIns({ ...stores, now });
  const planSummaries = createPlanSummaries({ ...stores, now });
  const ownData = createOwnData({ people, held: listPersonalData(stores) });
  const answerInConversation = createAnswerInConversation({
    answerer,
    conversations,
    newId: randomUUID,
  });
  const replyToQuestion = createReplyToMessage({ answerInConversation, recentAnswers, log, logsQuestions });
  const replyToPress = {
    ...ownData.replyToPress,
    ...checkIns.replyToPress,
    ...summaries.replyToPress,
    ...(isTryOut ? { 'send-now': checkIns.sendNow } : {}),
    'show-all': createReplyToShowAll(recentAnswers),
    sources: createReplyToSources(recentAnswers),
    feedback: createReplyToFeedback({ recentAnswers, feedback, now: () => new Date(now()), log }),
  };
  const respond = createRouter({
    replyToMessage: async (message, progress) =>
      (await ownData.replyToMessage(message)) ??
      (await checkIns.replyToMessage(message)) ??
      (await summaries.replyToMessage(message)) ??
      replyToQuestion(message, progress),
    replyToPress,
    newReference: () => randomUUID().slice(0, 8),
    log,
  });
  return {
    respond,
    actions: Object.keys(replyToPress),
    async plan() {
      await planCheckIns();
      await planSummaries();
    },
    compose: ({ kind, ...claimed }) =>
      kind === 'summary' || kind === 'named'
        ? summaries.compose({ ...claimed, kind })
        : checkIns.compose({ ...claimed, kind }),
  };
}
