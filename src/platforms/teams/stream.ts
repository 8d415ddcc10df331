import { setTimeout as wait } from 'node:timers/promises';
import { ActivityTypes } from 'botbuilder';
import type { Logger } from 'pino';
import type { Address } from './address.ts';
import { type Outgoing, type SendActivity, toMessage } from './send-activity.ts';
import { codeOf, readStreamEnd } from './teams-fault.ts';
import type { Draft } from './to-drafts.ts';

interface Dependencies {
  readonly address: Address;
  readonly send: SendActivity;
  readonly log: Logger;
  readonly now: () => number;
  /** The person pressed stop, which Teams says when more is sent. */
  readonly onStop: () => void;
}

/** A reply that is shown in a personal chat while it is worked on. A stop is no error, nor is a Teams that takes no more of it. */
export interface Stream {
  readonly hasBegun: boolean;
  /** Text was shown, which stays also where the person stops it. */
  readonly hasText: boolean;
  /** What is being done now; nothing once text is shown. */
  inform(status: string): Promise<void>;
  /** Resolves when the text is on its way. */
  append(markdown: string): Promise<void>;
  /** The complete message, in place of what was shown. Gives its id; undefined where the person stopped it. */
  finish(draft: Draft): Promise<string | undefined>;
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/streaming-ux: one update a second, two minutes at most. */
const betweenUpdatesMs = 1_100;
const longestMs = 110_000;

/**
 * Updates go out one after the other, each with all text so far; what is appended meanwhile goes with the next. A stream
 * that has become too old for Teams, or that it refuses or does not answer, is left, and the message comes as any other.
 */
export function createStream(dependencies: Dependencies): Stream {
  const updates = createUpdates(dependencies);
  const { address, send } = dependencies;
  let text = '';
  let hasText = false;
  let waiting: Promise<void> | undefined;

  return {
    get hasBegun() {
      return updates.count > 0 || text !== '';
    },
    get hasText() {
      return hasText;
    },
    async inform(status) {
      if (text === '') await updates.inTurn(() => updates.send('informative', status));
    },
    append(markdown) {
      text += markdown;
      waiting ??= updates.inTurn(async () => {
        await updates.pause();
        waiting = undefined;
        if (await updates.send('streaming', text)) hasText = true;
      });
      return waiting;
    },
    async finish(draft) {
      let message: string | undefined;
      const post = () =>
        updates.inTurn(async () => {
          message = await send(address, toFinal(draft, updates.openId()));
        });
      await post();
      if (updates.isRefused && message === undefined) await post();
      return message;
    },
  };
}

/** The updates of one stream: numbered, in turn, until the person stops it or Teams takes no more. */
function createUpdates({ address, send, log, now, onStop }: Dependencies) {
  let id: string | undefined;
  let count = 0;
  let begunAt = 0;
  let updatedAt = 0;
  let [isStopped, isRefused] = [false, false];
  let before: Promise<void> = Promise.resolve();

  const isOpen = (): boolean => !isRefused && (count === 0 || now() - begunAt < longestMs);

  const untilEnd = async (call: () => Promise<unknown>): Promise<void> => {
    try {
      if (!isStopped) await call();
    } catch (error) {
      const end = readStreamEnd(error);
      if (!end || isRefused) throw error;
      if (end === 'refused') isRefused = true;
      else {
        isStopped = true;
        onStop();
      }
    }
  };

  return {
    get count() {
      return count;
    },
    get isRefused() {
      return isRefused;
    },
    /** Undefined where Teams would not take anything for the stream any more. */
    openId: () => (isOpen() ? id : undefined),
    inTurn(call: () => Promise<unknown>): Promise<void> {
      const called = before.then(() => untilEnd(call));
      before = called.catch(() => undefined);
      return called;
    },
    async pause(): Promise<void> {
      const tooSoonMs = updatedAt + betweenUpdatesMs - now();
      if (tooSoonMs > 0) await wait(tooSoonMs);
    },
    /** Whether it is shown. */
    async send(streamType: 'informative' | 'streaming', text: string): Promise<boolean> {
      if (!isOpen()) return false;
      count += 1;
      if (count === 1) begunAt = now();
      const info = {
        ...{ type: 'streaminfo', streamType, streamSequence: count },
        ...(id ? { streamId: id } : {}),
      };
      try {
        const sent = await send(address, { type: ActivityTypes.Typing, text, entities: [info] });
        id ??= sent;
        updatedAt = now();
        return true;
      } catch (error) {
        if (readStreamEnd(error)) throw error;
        isRefused = true;
        log.warn({ code: codeOf(error) }, 'an answer could not be shown in Teams while it was written');
        return false;
      }
    },
  };
}

function toFinal(draft: Draft, streamId: string | undefined): Outgoing {
  const message = toMessage(draft);
  if (streamId === undefined) return message;
  const info = { type: 'streaminfo', streamType: 'final', streamId };
  return { ...message, entities: [info, ...(message.entities ?? [])] };
}
