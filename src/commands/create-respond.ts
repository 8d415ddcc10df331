import { randomUUID } from 'node:crypto';
import { cacheAnswers } from '../answers/answer-cache.ts';
import type { AnswerQuestion } from '../answers/answer-question.ts';
import { createAnswerInConversation } from '../answers/answers.ts';
import type { ConversationStore } from '../answers/conversations.ts';
import type { FeedbackStore } from '../answers/feedback.ts';
import type { RecentAnswers } from '../answers/recent-answers.ts';
import { createReplyToShowAll, createReplyToSources } from '../answers/reply-about-answer.ts';
import { createReplyToFeedback } from '../answers/reply-to-feedback.ts';
import { createReplyToMessage } from '../answers/reply-to-message.ts';
import type { Log } from '../chat/log.ts';
import type { Respond } from '../chat/platform.ts';
import { createRouter } from '../chat/router.ts';
import type { CheckIns } from '../check-ins/create-check-ins.ts';
import type { createOwnData } from '../people/own-data.ts';

interface Dependencies {
  readonly answerQuestion: AnswerQuestion;
  readonly checkIns: CheckIns;
  readonly ownData: ReturnType<typeof createOwnData>;
  readonly conversations: ConversationStore;
  readonly recentAnswers: RecentAnswers;
  readonly feedback: FeedbackStore;
  readonly log: Log;
  readonly logsQuestions: boolean;
}

/** The core as the platforms see it. */
export function createRespond(dependencies: Dependencies): Respond {
  const { answerQuestion, conversations, recentAnswers, feedback, log, logsQuestions } = dependencies;
  const { checkIns, ownData } = dependencies;
  const answerInConversation = createAnswerInConversation({
    answerQuestion: cacheAnswers(answerQuestion),
    conversations,
    newId: randomUUID,
  });
  const replyToQuestion = createReplyToMessage({ answerInConversation, recentAnswers, log, logsQuestions });
  return createRouter({
    replyToMessage: async (message, progress) =>
      (await ownData.replyToMessage(message)) ??
      (await checkIns.replyToMessage(message)) ??
      replyToQuestion(message, progress),
    replyToPress: {
      ...ownData.replyToPress,
      ...checkIns.replyToPress,
      'show-all': createReplyToShowAll(recentAnswers),
      sources: createReplyToSources(recentAnswers),
      feedback: createReplyToFeedback({ recentAnswers, feedback, now: () => new Date(), log }),
    },
    newReference: () => randomUUID().slice(0, 8),
    log,
  });
}
