import type { Logger } from 'pino';
import type { Respond } from '../../chat/platform.ts';
import type { Progress } from '../../chat/progress.ts';
import type { ShownAnswers } from '../../chat/shown-answers.ts';
import { isPersonal } from './address.ts';
import type { Read } from './read-activity.ts';
import { type SendActivity, toMessage } from './send-activity.ts';
import { showStatus } from './status.ts';
import { createStream, type Stream } from './stream.ts';
import { type Draft, toDrafts } from './to-drafts.ts';
import { toMarkdownLine } from './to-markdown.ts';

interface Dependencies {
  readonly respond: Respond;
  readonly send: SendActivity;
  readonly shownAnswers: ShownAnswers;
  readonly log: Logger;
  readonly now: () => number;
}

/** Replies where somebody wrote or pressed, and shows that it works on it where that takes a moment. */
export type Work = (read: Read) => Promise<void>;

export function createWork({ respond, send, shownAnswers, log, now }: Dependencies): Work {
  return async ({ incoming, address }) => {
    const stopping = new AbortController();
    const stream = createStream({ address, send, now, onStop: () => stopping.abort() });
    const status = showStatus({ address, send, stream, log });
    const progress: Progress = {
      stopped: stopping.signal,
      status: status.say,
      append: async (line) => {
        // Elsewhere Teams takes one message only.
        if (isPersonal(address)) await stream.append(`${toMarkdownLine(line, () => true)} `);
      },
    };
    const reply = await respond(incoming, progress).finally(status.end);
    if (stopping.signal.aborted) return;
    const post = (draft: Draft) => send(address, toMessage(draft));
    const message = await deliver(toDrafts(reply), stream, post);
    if (message !== undefined && reply.feedbackOn)
      await shownAnswers.keep(incoming, message, reply.feedbackOn);
  };
}

/** The id of the last message; undefined where there is none, or the person stopped it. */
async function deliver(
  [first, ...others]: readonly Draft[],
  stream: Stream,
  post: (draft: Draft) => Promise<string>,
): Promise<string | undefined> {
  if (!first) return undefined;
  let message = stream.hasBegun ? await stream.finish(first) : await post(first);
  if (message === undefined) return undefined;
  for (const draft of others) message = await post(draft);
  return message;
}
