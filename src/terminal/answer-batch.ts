import type { Topic } from '../answers/asked.ts';
import { toJsonLine } from './answer-json.ts';
import type { AnswerTimed } from './time-answer.ts';

interface Dependencies {
  readonly lines: AsyncIterable<string>;
  /** The lines are one conversation and an empty one starts another; otherwise each stands on its own. */
  readonly isConversation: boolean;
  readonly answerTimed: AnswerTimed;
  readonly write: (text: string) => Promise<void>;
}

/** Answers one question a line with one line of JSON, in order. An empty line prints nothing. */
export async function answerBatch({
  lines,
  isConversation,
  answerTimed,
  write,
}: Dependencies): Promise<void> {
  let topic: Topic | undefined;
  for await (const line of lines) {
    if (line.trim() === '') {
      topic = undefined;
      continue;
    }
    const timed = await answerTimed(line, topic);
    if (isConversation) topic = timed.answer.topic ?? topic;
    await write(toJsonLine(timed));
  }
}
