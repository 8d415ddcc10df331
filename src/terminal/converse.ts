import type { AnswerQuestion } from '../answers/answer-question.ts';
import type { Topic } from '../answers/asked.ts';
import type { Button } from '../chat/reply.ts';
import { type Look, printAnswer } from './print-answer.ts';
import { toSafeText } from './safe-text.ts';

interface Dependencies {
  readonly lines: AsyncIterable<string>;
  readonly answerQuestion: AnswerQuestion;
  /** Asked for each answer: a terminal changes its width. */
  readonly look: () => Look;
  readonly write: (text: string) => Promise<void>;
}

/** Answers line by line until "exit" or the end of the lines. The number of a suggestion asks it. */
export async function converse({ lines, answerQuestion, look, write }: Dependencies): Promise<void> {
  let topic: Topic | undefined;
  let suggestions: readonly Button[] = [];
  for await (const line of lines) {
    const written = line.trim();
    if (written === '') continue;
    if (/^(?:exit|quit)$/i.test(written)) return;
    const isNumber = /^\d{1,3}$/.test(written);
    const question = isNumber ? suggestions[Number(written) - 1]?.value : written;
    if (question === undefined) {
      await write(explainNumber(written, suggestions.length));
      continue;
    }
    const answer = answerQuestion(question, topic);
    topic = answer.topic ?? topic;
    suggestions = answer.suggestions;
    await write(`${isNumber ? `\n${toSafeText(question)}\n` : ''}\n${printAnswer(answer, look())}\n`);
  }
}

function explainNumber(written: string, count: number): string {
  return count === 0
    ? 'There are no suggestions to choose from. Please ask in words.\n'
    : `There is no suggestion ${written}: type a number from 1 to ${count}, or a question.\n`;
}
