import { randomUUID } from 'node:crypto';
import { createAdministration } from '../administration/create-administration.ts';
import type { Documents } from '../administration/documents.ts';
import type { Installation } from '../administration/installation.ts';
import { createAnswerInConversation } from '../answers/answers.ts';
import { nextRoleLevel } from '../answers/career.ts';
import { createReplyToShowAll, createReplyToSources } from '../answers/reply-about-answer.ts';
import { createReplyToFeedback } from '../answers/reply-to-feedback.ts';
import { createReplyToMessage } from '../answers/reply-to-message.ts';
import { createComposeChanges } from '../changes/compose-changes.ts';
import { createPlanChanges } from '../changes/plan-changes.ts';
import type { CountEvent } from '../chat/count-event.ts';
import type { Log } from '../chat/log.ts';
import type { Respond } from '../chat/platform.ts';
import { createRouter } from '../chat/router.ts';
import { createCheckIns } from '../check-ins/create-check-ins.ts';
import { createPlanCheckIns } from '../check-ins/plan-check-ins.ts';
import { createOwnData } from '../people/own-data.ts';
import type { Profiles } from '../people/profiles.ts';
import { createRecognise } from '../people/recognise.ts';
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
  /** Emails and accounts of those who may administer. */
  readonly admins: readonly string[];
  readonly documents: Documents;
  readonly installation: () => Installation;
  readonly log: Log;
  readonly count: CountEvent;
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
  const { log, count, isTryOut } = dependencies;
  const parts = createParts(dependencies);
  const { ownData, checkIns, summaries, administration, replyToQuestion } = parts;
  const replyToPress = {
    ...ownData.replyToPress,
    ...checkIns.replyToPress,
    ...summaries.replyToPress,
    ...(isTryOut ? { 'send-now': checkIns.sendNow } : {}),
    ...createReplyToPressed(dependencies),
  };
  const respond = createRouter({
    replyToMessage: async (message, progress) =>
      (await ownData.replyToMessage(message)) ??
      (await checkIns.replyToMessage(message)) ??
      (await summaries.replyToMessage(message)) ??
      (await administration.replyToMessage(message)) ??
      replyToQuestion(message, progress),
    replyToPress,
    newReference: () => randomUUID().slice(0, 8),
    ...{ log, count },
  });
  return {
    respond,
    actions: Object.keys(replyToPress),
    plan: createPlan(dependencies, administration.tellAdmins),
    compose: createCompose(parts),
  };
}

function createParts(dependencies: Dependencies) {
  const { answerer, stores, log, count, logsQuestions } = dependencies;
  const { recentAnswers, conversations, people } = stores;
  const all = { ...dependencies, ...stores, newId: randomUUID };
  const answerInConversation = createAnswerInConversation({ answerer, conversations, newId: randomUUID });
  return {
    checkIns: createCheckIns({ ...all, nextRoleLevel }),
    summaries: createSummaries({ ...all, minimum: dependencies.summaryMinimum }),
    administration: createAdministration(all),
    composeChanges: createComposeChanges({ ...all, recognise: createRecognise(all) }),
    ownData: createOwnData({ people, held: listPersonalData(stores) }),
    replyToQuestion: createReplyToMessage({
      ...{ answerInConversation, recentAnswers, log, count, logsQuestions },
    }),
  };
}

/** What is pressed under an answer. */
function createReplyToPressed({ stores, log, now }: Dependencies) {
  const { recentAnswers, feedback } = stores;
  return {
    'show-all': createReplyToShowAll(recentAnswers),
    sources: createReplyToSources(recentAnswers),
    feedback: createReplyToFeedback({ recentAnswers, feedback, now: () => new Date(now()), log }),
  };
}

function createPlan({ stores, framework, now }: Dependencies, tellAdmins: () => Promise<void>): Core['plan'] {
  const planCheckIns = createPlanCheckIns({ ...stores, now });
  const planSummaries = createPlanSummaries({ ...stores, now });
  const planChanges = createPlanChanges({ ...stores, framework, tellAdmins, now });
  return async () => {
    await planCheckIns();
    await planSummaries();
    await planChanges();
  };
}

function createCompose(parts: ReturnType<typeof createParts>): Core['compose'] {
  const { checkIns, summaries, administration, composeChanges } = parts;
  return ({ kind, ...claimed }) => {
    switch (kind) {
      case 'summary':
      case 'named':
        return summaries.compose({ ...claimed, kind });
      case 'changes':
        return composeChanges(claimed);
      case 'administration':
        return administration.compose(claimed);
      default:
        return checkIns.compose({ ...claimed, kind });
    }
  };
}
