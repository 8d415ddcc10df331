import type { CountEvent } from '../chat/count-event.ts';
import { conversationKey, type Message } from '../chat/incoming.ts';
import type { Log } from '../chat/log.ts';
import type { Progress } from '../chat/progress.ts';
import { nothing, type Reply } from '../chat/reply.ts';
import type { AnswerInConversation, GivenAnswer } from './answers.ts';
import type { RecentAnswers } from './recent-answers.ts';

interface Dependencies {
  readonly answerInConversation: AnswerInConversation;
  readonly recentAnswers: RecentAnswers;
  readonly log: Log;
  readonly count: CountEvent;
  /** Questions stay out of the log unless the organisation asks for them. */
  readonly logsQuestions: boolean;
}

type ReplyToMessage = (message: Message, progress: Progress) => Promise<Reply>;

/**
 * Replies to a question; whether it helped is asked where the documents were. Nothing is kept for what was stopped, which
 * nobody can refer to.
 */
export function createReplyToMessage(dependencies: Dependencies): ReplyToMessage {
  const { answerInConversation, recentAnswers, log, count, logsQuestions } = dependencies;
  return async (message, progress) => {
    if (message.isUnprompted && !looksLikeQuestion(message.text)) return nothing;
    progress.status('Reading the role documents…');
    const keep = async (answer: GivenAnswer): Promise<void> => {
      if (!isAboutDocuments(answer) || isUnwanted(message, answer) || progress.stopped.aborted) return;
      const { id, question, blocks, citations } = answer;
      await recentAnswers.keep({
        ...{ id, question, blocks, citations, askedBy: message.from },
        ...writtenOf(answer),
      });
    };
    const asked = { question: message.text, conversation: conversationKey(message), by: message.from };
    const answer = await answerInConversation(asked, progress, keep);
    const { id, kind, blocks, citations, suggestions, question } = answer;
    if (isUnwanted(message, answer) || progress.stopped.aborted) return nothing;
    log.info({ answer: id, kind, ...(logsQuestions ? { question } : {}) }, 'answered');
    count({ what: 'answer', platform: message.from.platform, kind });
    return {
      ...{ blocks, citations, suggestions, ...writtenOf(answer) },
      ...(isAboutDocuments(answer) ? { feedbackOn: id } : {}),
    };
  };
}

function writtenOf({ isWritten }: GivenAnswer): Pick<Reply, 'isWritten'> {
  return isWritten ? { isWritten } : {};
}

/** What colleagues tell each other names roles too. */
function looksLikeQuestion(text: string): boolean {
  return (
    text.includes('?') ||
    /^\W*(what|which|who|whose|how|where|when|why|compare|describe|explain|tell me|show me)\b/i.test(text)
  );
}

/** Of what nobody asked the bot nothing is said or kept where the documents do not answer it. */
function isUnwanted({ isUnprompted = false }: Message, { kind }: GivenAnswer): boolean {
  return isUnprompted && kind !== 'answer';
}

function isAboutDocuments({ kind }: GivenAnswer): boolean {
  return kind === 'answer' || kind === 'not-covered';
}
