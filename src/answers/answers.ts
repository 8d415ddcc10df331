import type { Answer } from './answer.ts';
import type { AnswerQuestion } from './answer-question.ts';
import type { ConversationStore } from './conversations.ts';

/** An answer as somebody got it. */
export interface GivenAnswer extends Answer {
  readonly id: string;
  readonly question: string;
}

/** Answers within a conversation, named by its key, and remembers what the conversation is about. */
export type AnswerInConversation = (question: string, conversation: string) => Promise<GivenAnswer>;

interface Dependencies {
  readonly answerQuestion: AnswerQuestion;
  readonly conversations: ConversationStore;
  readonly newId: () => string;
}

export function createAnswerInConversation(dependencies: Dependencies): AnswerInConversation {
  const { answerQuestion, conversations, newId } = dependencies;
  return async (question, conversation) => {
    const answer = answerQuestion(question, await conversations.topicOf(conversation));
    if (answer.topic) await conversations.remember(conversation, answer.topic);
    return { ...answer, id: newId(), question };
  };
}
