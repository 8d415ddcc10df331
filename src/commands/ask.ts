import type { ReadStream, WriteStream } from 'node:tty';
import type { AnswerQuestion } from '../answers/answer-question.ts';
import type { AskCommand } from '../cli.ts';
import type { KnowledgeConfig } from '../config.ts';
import { answerBatch } from '../terminal/answer-batch.ts';
import { toJsonLine } from '../terminal/answer-json.ts';
import { converse } from '../terminal/converse.ts';
import { createWrite } from '../terminal/create-write.ts';
import { type Look, printAnswer } from '../terminal/print-answer.ts';
import { promptLines } from '../terminal/prompt-lines.ts';
import { readLines } from '../terminal/read-lines.ts';
import { createAnswerTimed } from '../terminal/time-answer.ts';
import { loadAnswers } from './load-answers.ts';

interface Dependencies {
  readonly config: KnowledgeConfig;
  readonly input: ReadStream;
  readonly output: WriteStream;
}

const widestLine = 100;
const widthOfNoTerminal = 80;

/** Answers in the terminal, in the way that the command line asks for. */
export async function ask(way: AskCommand['way'], { config, input, output }: Dependencies): Promise<void> {
  const { answerQuestion } = await loadAnswers(config);
  const answerTimed = createAnswerTimed({ answerQuestion, clock: () => performance.now() });
  const write = createWrite(output);
  const look = (): Look => ({
    width: Math.min(output.columns ?? widthOfNoTerminal, widestLine),
    isStyled: output.isTTY && output.hasColors(),
  });
  switch (way.mode) {
    case 'batch':
      return answerBatch({ lines: readLines(input), isConversation: way.isConversation, answerTimed, write });
    case 'conversation':
      return talk({ answerQuestion, look, write, input, output });
    case 'question': {
      const timed = answerTimed(way.question, undefined);
      return write(way.asJson ? toJsonLine(timed) : printAnswer(timed.answer, look()));
    }
  }
}

interface Talk extends Omit<Dependencies, 'config'> {
  readonly answerQuestion: AnswerQuestion;
  readonly look: () => Look;
  readonly write: (text: string) => Promise<void>;
}

async function talk({ answerQuestion, look, write, input, output }: Talk): Promise<void> {
  const isTyped = input.isTTY && output.isTTY;
  if (isTyped) await write('Ask about a role or a skill. A number asks that suggestion; "exit" ends.\n\n');
  const lines = isTyped ? promptLines({ input, output }) : readLines(input);
  await converse({ lines, answerQuestion, look, write });
}
