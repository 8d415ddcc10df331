import type { Reply } from './reply.ts';

/** A reply of one sentence or two. */
export function say(text: string): Reply {
  return {
    blocks: [{ type: 'paragraph', line: { text, cites: [] }, detail: false }],
    citations: [],
    suggestions: [],
  };
}
