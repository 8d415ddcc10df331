import type { types } from '@slack/bolt';
import type { Logger } from 'pino';
import { splitText } from '../split-text.ts';
import { codeOf } from './slack-log.ts';
import { type StreamedMessage, type Streaming, startStreamedMessage } from './streamed-message.ts';
import { mostMarkdown } from './to-messages.ts';

interface Dependencies extends Streaming {
  readonly log: Logger;
  readonly now: () => number;
}

/** A reply that is shown while it is written, in as many messages as it takes. */
export interface Stream {
  /** False also where Slack took no more of it: the reply then comes as any other, as a whole. */
  readonly hasBegun: boolean;
  /** Never rejects. */
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
export function createStream({ log, now, ...streaming }: Dependencies): Stream {
  let waiting = '';
  let before: Promise<void> = Promise.resolve();
  let message: StreamedMessage | undefined;
  let since = 0;
  let isBroken = false;

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
    if (text === '' || isBroken) return;
    try {
      for (const piece of splitText(text, mostMarkdown)) await write(piece);
    } catch (error) {
      isBroken = true;
      log.warn({ code: codeOf(error) }, 'an answer could not be shown in Slack while it was written');
      // Otherwise Slack would show for minutes that something is being written there.
      await message?.close([]).catch(() => undefined);
    }
  };

  return {
    get hasBegun() {
      return !isBroken && (message !== undefined || waiting !== '');
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
