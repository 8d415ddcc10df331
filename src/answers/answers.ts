import type { Answer } from './answer.ts';
import type { AnswerQuestion } from './answer-question.ts';
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
  question: string,
  conversation: string,
  keep?: (answer: GivenAnswer) => Promise<void>,
) => Promise<GivenAnswer>;

interface Dependencies {
  readonly answerQuestion: AnswerQuestion;
  readonly conversations: ConversationStore;
  readonly newId: () => string;
}

export function createAnswerInConversation(dependencies: Dependencies): AnswerInConversation {
  const { answerQuestion, conversations, newId } = dependencies;
  return async (question, conversation, keep) => {
    const answer = answerQuestion(question, await conversations.topicOf(conversation));
    const given: GivenAnswer = { ...answer, id: newId(), question };
    const remembering = answer.topic && conversations.remember(conversation, answer.topic);
    await Promise.all([remembering, keep?.(given)]);
    return given;
  };
}
