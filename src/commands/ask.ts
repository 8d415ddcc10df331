import type { ReadStream, WriteStream } from 'node:tty';
import type { Answerer } from '../answers/answerer.ts';
import type { AskCommand } from '../cli/command.ts';
import type { AskConfig } from '../config.ts';
import { answerBatch } from '../terminal/answer-batch.ts';
import { toJsonLine } from '../terminal/answer-json.ts';
import { converse } from '../terminal/converse.ts';
import { createWrite } from '../terminal/create-write.ts';
import { createInterruption, type Interruption } from '../terminal/interruption.ts';
import type { Look } from '../terminal/print-answer.ts';
import { promptLines } from '../terminal/prompt-lines.ts';
import { readLines } from '../terminal/read-lines.ts';
import { createShowAnswer, type ShowAnswer } from '../terminal/show-answer.ts';
import { createTelling } from '../terminal/telling.ts';
import { createAnswerTimed } from '../terminal/time-answer.ts';
import { loadAnswers } from './load-answers.ts';

interface Dependencies {
  readonly config: AskConfig;
  readonly input: ReadStream;
  readonly output: WriteStream;
  readonly interrupts: Interrupts;
  /** For whoever runs it, and not among the answers. */
  readonly tell: (text: string) => void;
}

/** Ctrl-C where the terminal sends it as a signal. */
export interface Interrupts {
  /** From now on it does this, and nothing else. */
  listen(interrupted: () => void): void;
  /** Ends the program, as it would without anybody who listens. */
  end(): void;
}

const widestLine = 100;
const widthOfNoTerminal = 80;

/** Answers in the terminal, in the way that the command line asks for. */
export async function ask(way: AskCommand['way'], dependencies: Dependencies): Promise<void> {
  const { config, input, output, interrupts } = dependencies;
  const telling = createTelling(dependencies.tell);
  const answerer = await openAnswerer(config, telling.tell);
  const answerTimed = createAnswerTimed({ answerer, clock: () => performance.now() });
  const write = createWrite(output);
  const look = (): Look => ({
    // A terminal that does not know its width says 0.
    width: Math.min(output.columns || widthOfNoTerminal, widestLine),
    isStyled: output.isTTY && output.hasColors(),
  });
  if (way.mode === 'batch')
    return answerBatch({ lines: readLines(input), isConversation: way.isConversation, answerTimed, write });
  if (way.mode === 'question' && way.asJson)
    return write(toJsonLine(await answerTimed(way.question, undefined)));
  const interruption = createInterruption();
  interrupts.listen(() => {
    if (!interruption.stop()) interrupts.end();
  });
  const print = createShowAnswer({ answerer, interruption, look, write });
  const showAnswer: ShowAnswer = (...asked) => telling.whileHeld(() => print(...asked));
  if (way.mode === 'conversation') return talk({ ...dependencies, interruption, showAnswer, write });
  await showAnswer(way.question, undefined);
}

async function openAnswerer(config: AskConfig, tell: (text: string) => void): Promise<Answerer> {
  const loaded = await loadAnswers(config);
  if (!config.model) return loaded.answerer;
  const { openModelForTerminal } = await import('./open-model-for-terminal.ts');
  return openModelForTerminal({ settings: config.model, loaded, tell });
}

interface Talk extends Omit<Dependencies, 'config'> {
  readonly interruption: Interruption;
  readonly showAnswer: ShowAnswer;
  readonly write: (text: string) => Promise<void>;
}

async function talk({ input, output, interrupts, interruption, showAnswer, write }: Talk): Promise<void> {
  const isTyped = input.isTTY && output.isTTY;
  if (isTyped) await write('Ask about a role or a skill. A number asks that suggestion; "exit" ends.\n\n');
  const { stop } = interruption;
  const lines = isTyped ? promptLines({ input, output, stop, end: interrupts.end }) : readLines(input);
  await converse({ lines, showAnswer, write });
}
