import type { Topic } from '../answers/asked.ts';
import type { Button } from '../chat/reply.ts';
import { toSafeText } from './safe-text.ts';
import type { ShowAnswer } from './show-answer.ts';

interface Dependencies {
  readonly lines: AsyncIterable<string>;
  readonly showAnswer: ShowAnswer;
  readonly write: (text: string) => Promise<void>;
}

/** Answers line by line until "exit" or the end of the lines. The number of a suggestion asks it. */
export async function converse({ lines, showAnswer, write }: Dependencies): Promise<void> {
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
    await write(isNumber ? `\n${toSafeText(question)}\n\n` : '\n');
    const answer = await showAnswer(question, topic);
    await write('\n');
    topic = answer?.topic ?? topic;
    suggestions = answer?.suggestions ?? suggestions;
  }
}

function explainNumber(written: string, count: number): string {
  return count === 0
    ? 'There are no suggestions to choose from. Please ask in words.\n'
    : `There is no suggestion ${written}: type a number from 1 to ${count}, or a question.\n`;
}
