import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';

interface Dependencies {
  readonly input: Readable;
  readonly output: Writable;
}

/** The lines that a person types after a prompt, until Ctrl-D or Ctrl-C. */
export async function* promptLines({ input, output }: Dependencies): AsyncGenerator<string> {
  const reader = createInterface({ input, output, prompt: '> ' });
  let isEnded = true;
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
