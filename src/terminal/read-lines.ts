import type { Readable } from 'node:stream';

/** Nobody writes such a question; what is longer is cut, so that a line without an end takes no memory. */
export const longestLine = 4_000_000;

/**
 * The lines of a stream as they come, at any number of them. Only a line feed ends a line, with or without a carriage
 * return before it; node:readline would also end it at U+2028 within a question.
 */
export async function* readLines(input: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let pending = '';
  for await (const bytes of input) {
    const pieces = decoder.decode(bytes, { stream: true }).split('\n');
    pending = (pending + (pieces.shift() ?? '')).slice(0, longestLine);
    for (const piece of pieces) {
      yield withoutReturn(pending);
      pending = piece;
    }
  }
  pending += decoder.decode();
  if (pending !== '') yield withoutReturn(pending);
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
