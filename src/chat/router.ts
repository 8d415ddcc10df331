import type { CountEvent } from './count-event.ts';
import type { Incoming, Message, Press } from './incoming.ts';
import type { Log } from './log.ts';
import type { Respond } from './platform.ts';
import type { Progress } from './progress.ts';
import type { Reply } from './reply.ts';
import { say } from './say.ts';

interface Dependencies {
  readonly replyToMessage: (message: Message, progress: Progress) => Promise<Reply>;
  /** By the `action` of the button. `ask` is not among them: it is a message. */
  readonly replyToPress: Readonly<Record<string, (press: Press) => Promise<Reply>>>;
  /** A short id that a person can read out and an administrator finds in the log. */
  readonly newReference: () => string;
  readonly log: Log;
  readonly count: CountEvent;
}

/** Brings what arrives to the feature that replies to it. The boundary where a bug becomes an apology. */
export function createRouter({
  replyToMessage,
  replyToPress,
  newReference,
  log,
  count,
}: Dependencies): Respond {
  const reply = async (incoming: Incoming, progress: Progress): Promise<Reply> => {
    if (incoming.kind === 'message') return replyToMessage(incoming, progress);
    if (incoming.action === 'ask') return replyToMessage(toMessage(incoming), progress);
    const known = Object.hasOwn(replyToPress, incoming.action) ? replyToPress[incoming.action] : undefined;
    if (!known) return say(unknownPress);
    count({ what: 'press', platform: incoming.from.platform, action: incoming.action });
    return known(incoming);
  };

  return async (incoming, progress) => {
    try {
      return await reply(incoming, progress);
    } catch (error) {
      const reference = newReference();
      const { kind, from } = incoming;
      log.error({ err: error, reference, kind, platform: from.platform }, 'a reply failed');
      return say(
        `Sorry, something went wrong on my side. Please try again. If it happens again, tell the people who look after Rolecall this reference: ${reference}.`,
      );
    }
  };
}

const unknownPress =
  'I don’t know that button any more; it may be from an older message. Please ask me again.';

function toMessage({ id, from, conversation, audience, value }: Press): Message {
  return { kind: 'message', id, from, conversation, audience, text: value };
}
