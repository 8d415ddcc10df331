import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';

interface Dependencies {
  readonly input: Readable;
  readonly output: Writable;
  /** Ctrl-C stops what is under way; false where that is not possible. */
  readonly stop: () => boolean;
  /** Ends the program at once: what is under way does not stop. */
  readonly end: () => void;
}

/** The lines that a person types after a prompt, until Ctrl-D or Ctrl-C. */
export async function* promptLines({ input, output, stop, end }: Dependencies): AsyncGenerator<string> {
  const reader = createInterface({ input, output, prompt: '> ' });
  let isEnded = true;
  // The terminal sends no signal while a line may be typed.
  reader.on('SIGINT', () => {
    if (stop()) return;
    reader.close();
    if (!isEnded) end();
  });
  try {
    reader.prompt();
    for await (const line of reader) {
      isEnded = false;
      yield line;
      isEnded = true;
      reader.prompt();
    }
  } finally {
    reader.close();
    if (isEnded) output.write('\n');
  }
}
