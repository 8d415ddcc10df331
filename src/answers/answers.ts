import type { Account } from '../chat/incoming.ts';
import type { Progress } from '../chat/progress.ts';
import type { Answer } from './answer.ts';
import type { Answerer } from './answerer.ts';
import type { ConversationStore } from './conversations.ts';

/** An answer as somebody got it. */
export interface GivenAnswer extends Answer {
  readonly id: string;
  readonly question: string;
}

/**
 * Answers within a conversation, named by its key, and remembers what the conversation is about; `keep` goes on beside
 * that.
 */
export type AnswerInConversation = (
  asked: { readonly question: string; readonly conversation: string; readonly by: Account },
  progress: Progress,
  keep?: (answer: GivenAnswer) => Promise<void>,
) => Promise<GivenAnswer>;

interface Dependencies {
  readonly answerer: Answerer;
  readonly conversations: ConversationStore;
  readonly newId: () => string;
}

export function createAnswerInConversation(dependencies: Dependencies): AnswerInConversation {
  const { answerer, conversations, newId } = dependencies;
  return async ({ question, conversation, by }, progress, keep) => {
    const topic = await conversations.topicOf(conversation);
    const answer = await answerer({ question, topic, by }, progress);
    const given: GivenAnswer = { ...answer, id: newId(), question };
    const remembering = answer.topic && conversations.remember(conversation, answer.topic);
    await Promise.all([remembering, keep?.(given)]);
    return given;
  };
}
