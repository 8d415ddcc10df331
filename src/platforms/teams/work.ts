import type { Logger } from 'pino';
import type { Respond } from '../../chat/platform.ts';
import type { Progress } from '../../chat/progress.ts';
import { say } from '../../chat/say.ts';
import type { ShownAnswers } from '../../chat/shown-answers.ts';
import { stoppedNote } from '../../chat/written-note.ts';
import { isPersonal } from './address.ts';
import type { OfferFiles } from './offer-files.ts';
import { postAll } from './post-all.ts';
import type { Read } from './read-activity.ts';
import { type SendActivity, toMessage } from './send-activity.ts';
import { showStatus } from './status.ts';
import { createStream, type Stream } from './stream.ts';
import { type Draft, toDrafts } from './to-drafts.ts';
import { toMarkdownLine } from './to-markdown.ts';

interface Dependencies {
  readonly respond: Respond;
  readonly send: SendActivity;
  readonly offerFiles: OfferFiles;
  readonly shownAnswers: ShownAnswers;
  readonly log: Logger;
  readonly now: () => number;
}

/**
 * Replies where somebody wrote or pressed, and shows that it works on it where that takes a moment. `beginSending` is
 * awaited before the first words of the reply are sent.
 */
export type Work = (read: Read, beginSending: () => Promise<void>) => Promise<void>;

export function createWork({ respond, send, offerFiles, shownAnswers, log, now }: Dependencies): Work {
  return async ({ incoming, address }, beginSending) => {
    const stopping = new AbortController();
    const stream = createStream({ address, send, log, now, onStop: () => stopping.abort() });
    const status = showStatus({ address, send, stream, log });
    let beginning: Promise<void> | undefined;
    const begun = (): Promise<void> => {
      beginning ??= beginSending();
      return beginning;
    };
    const progress: Progress = {
      stopped: stopping.signal,
      status: status.say,
      append: async (line) => {
        // Elsewhere Teams takes one message only.
        if (!isPersonal(address)) return;
        await begun();
        await stream.append(`${toMarkdownLine(line, () => true)} `);
      },
    };
    const reply = await respond(incoming, progress).finally(status.end);
    const post = (draft: Draft) => send(address, toMessage(draft));
    const tellStopped = async () => {
      if (stream.hasText) await postAll(toDrafts(say(stoppedNote)), post, log);
    };
    if (stopping.signal.aborted) return tellStopped();
    const files = isPersonal(address) ? (reply.attachments ?? []) : [];
    const drafts = [...toDrafts(reply), ...(await offerFiles(incoming.from, incoming.id, files))];
    await begun();
    const message = await deliver(drafts, { stream, post, log });
    if (stopping.signal.aborted) return tellStopped();
    if (message !== undefined && reply.feedbackOn)
      await shownAnswers.keep(incoming, message, reply.feedbackOn);
  };
}

interface Delivering {
  readonly stream: Stream;
  readonly post: (draft: Draft) => Promise<string>;
  readonly log: Logger;
}

/** The id of the last message that counts; undefined where there is none, or the person stopped it. */
async function deliver(
  drafts: readonly Draft[],
  { stream, post, log }: Delivering,
): Promise<string | undefined> {
  const first = drafts.find(({ isExtra }) => !isExtra) ?? drafts[0];
  if (!first) return undefined;
  if (!stream.hasBegun) return postAll(drafts, post, log);
  // What was begun becomes the message: a picture then comes after it.
  const message = await stream.finish(first);
  if (message === undefined) return undefined;
  const others = drafts.filter((draft) => draft !== first);
  return (await postAll(others, post, log)) || message;
}
