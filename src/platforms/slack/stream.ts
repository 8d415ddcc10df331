import type { types } from '@slack/bolt';
import { splitText } from '../split-text.ts';
import { type StreamedMessage, type Streaming, startStreamedMessage } from './streamed-message.ts';
import { mostMarkdown } from './to-messages.ts';

interface Dependencies extends Streaming {
  readonly now: () => number;
}

/** A reply that is shown while it is written, in as many messages as it takes. */
export interface Stream {
  readonly hasBegun: boolean;
  append(markdown: string): Promise<void>;
  /** How much more Markdown fits the message that is being written. */
  room(): number;
  /** Puts blocks under what was written, which is then complete. */
  finish(blocks: readonly types.KnownBlock[]): Promise<void>;
}

/** Slack closes a stream after some five minutes. */
const longestMs = 3.5 * 60 * 1_000;

/**
 * Appends go out one after the other: two at once would open two streams. What is appended while one is under way goes
 * with the next. https://docs.slack.dev/reference/methods/chat.startStream
 */
export function createStream({ now, ...streaming }: Dependencies): Stream {
  let waiting = '';
  let before: Promise<void> = Promise.resolve();
  let message: StreamedMessage | undefined;
  let since = 0;

  const write = async (text: string): Promise<void> => {
    const isFull = message && (now() - since > longestMs || message.text.length + text.length > mostMarkdown);
    if (isFull) await message?.close([]);
    if (message?.isOpen) {
      await message.append(text);
    } else {
      since = now();
      message = await startStreamedMessage(streaming, text);
    }
  };

  const flush = async (): Promise<void> => {
    const text = waiting;
    waiting = '';
    if (text === '') return;
    for (const piece of splitText(text, mostMarkdown)) await write(piece);
  };

  return {
    get hasBegun() {
      return message !== undefined || waiting !== '';
    },
    append(markdown) {
      waiting += markdown;
      before = before.then(flush);
      return before;
    },
    room: () => mostMarkdown - (message?.text.length ?? 0),
    async finish(blocks) {
      await before;
      await message?.close(blocks);
    },
  };
}
