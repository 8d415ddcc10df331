import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Writes as fast as the stream takes it, so that no more than a little waits in memory. */
export function createWrite(output: Writable): (text: string) => Promise<void> {
  return async (text) => {
    if (!output.write(text)) await once(output, 'drain');
  };
}
