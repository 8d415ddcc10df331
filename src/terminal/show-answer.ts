import type { Answer } from '../answers/answer.ts';
import type { Answerer } from '../answers/answerer.ts';
import type { Topic } from '../answers/asked.ts';
import { toMarkedText } from '../chat/plain-text.ts';
import type { Line } from '../chat/reply.ts';
import { stoppedNote } from '../chat/written-note.ts';
import { atTerminal } from './at-terminal.ts';
import type { Interruption } from './interruption.ts';
import { type Look, printAnswer } from './print-answer.ts';
import { toSafeText } from './safe-text.ts';
import { wrapText } from './wrap-text.ts';

interface Dependencies {
  readonly answerer: Answerer;
  readonly interruption: Interruption;
  /** Asked for each answer: a terminal changes its width. */
  readonly look: () => Look;
  readonly write: (text: string) => Promise<void>;
}

/** Prints an answer, each sentence as it comes. Gives the answer; undefined where it was stopped. */
export type ShowAnswer = (question: string, topic: Topic | undefined) => Promise<Answer | undefined>;

export function createShowAnswer({ answerer, interruption, look, write }: Dependencies): ShowAnswer {
  return (question, topic) =>
    interruption.whileStoppable(async (stopped) => {
      const printing = createPrinting({ look: look(), write });
      const append = async (line: Line): Promise<void> => {
        if (!stopped.aborted) await printing.append(line);
      };
      const answer = await orStopped(
        stopped,
        answerer({ question, topic, by: atTerminal }, { stopped, append, status: () => undefined }),
      );
      if (answer) await printing.finish(answer);
      else await printing.breakOff();
      return answer;
    });
}

async function orStopped(stopped: AbortSignal, answering: Promise<Answer>): Promise<Answer | undefined> {
  try {
    const answer = await answering;
    return stopped.aborted ? undefined : answer;
  } catch (error) {
    if (!stopped.aborted) throw error;
    return undefined;
  }
}

/** One answer as it comes: the words that were printed are the beginning of the printed answer. */
function createPrinting({ look, write }: { readonly look: Look } & Pick<Dependencies, 'write'>) {
  let text = '';
  let printed = '';

  const printOn = async (whole: string): Promise<void> => {
    const added = whole.startsWith(printed) ? whole.slice(printed.length) : `\n\n${whole}`;
    printed = whole;
    await write(added);
  };

  return {
    append(line: Line): Promise<void> {
      text = [text, toMarkedText(line)].filter((part) => part !== '').join(' ');
      return printOn(wrapText(toSafeText(text), look.width));
    },
    finish: (answer: Answer) => printOn(printAnswer(answer, look)),
    breakOff() {
      const why = printed === '' ? 'Stopped.' : `\n\n${wrapText(stoppedNote, look.width)}`;
      return write(`${why}\n`);
    },
  };
}
