import type { Logger } from 'pino';
import type { FindPages } from '../../chat/found-page.ts';
import type { Press } from '../../chat/incoming.ts';
import type { Respond } from '../../chat/platform.ts';
import { unseenProgress } from '../../chat/progress.ts';
import type { Reply } from '../../chat/reply.ts';
import type { ShownAnswers } from '../../chat/shown-answers.ts';
import { writtenNote } from '../../chat/written-note.ts';
import { toOneAdaptiveCard } from '../adaptive-cards/answer-card.ts';
import { createSearch } from './message-extension.ts';
import { type Envelope, type Read, readCardAction, readFeedback, receivedOf } from './read-activity.ts';
import { type Consent, readConsent } from './read-consent.ts';
import { codeOf } from './teams-fault.ts';

interface Dependencies {
  readonly respond: Respond;
  readonly shownAnswers: ShownAnswers;
  readonly findPages: FindPages;
  /** Posts the reply as a message, later and once. */
  readonly postLater: (read: Read) => Promise<void>;
  /** Later and once too. */
  readonly takeLater: (consent: Consent) => Promise<void>;
  /** Knows from then on how to reach whoever pressed, and where they are. */
  readonly wrote: (read: Read) => Promise<void>;
  readonly log: Logger;
}

/** What Teams waits for, as its status and body of HTTP. */
export interface InvokeReply {
  readonly status: number;
  readonly body?: unknown;
}

/** `value` as it came; `replyToId` is the message that it belongs to. */
interface Invoke {
  readonly sent: Envelope;
  readonly name: string;
  readonly value: unknown;
  readonly replyToId: string | undefined;
}

export type AnswerInvoke = (invoke: Invoke) => Promise<InvokeReply>;

/** Replies to what is pressed or searched for in Teams, at once. A repeated one is answered as the first. */
export function createAnswerInvoke({
  respond,
  shownAnswers,
  findPages,
  postLater,
  takeLater,
  wrote,
  log,
}: Dependencies): AnswerInvoke {
  const search = createSearch(findPages);

  const keepAddress = async (read: Read): Promise<void> => {
    try {
      await wrote(read);
    } catch (error) {
      // No reason not to answer: it is kept with the next press.
      log.error({ code: codeOf(error) }, 'an address in Teams could not be kept');
    }
  };

  const replaceCard = async ({ sent, value, replyToId }: Invoke): Promise<InvokeReply> => {
    const read = readCardAction(sent, value);
    if (!read) return refuse('I don’t know that button. Please ask me again.');
    const { incoming } = read;
    await keepAddress(read);
    const reply = await replyInTime(incoming, respond);
    const question = incoming.action === 'ask' ? [incoming.value] : [];
    // Teams' own label is for messages.
    const note = [...question, ...(reply?.isWritten ? [writtenNote] : [])].join(' · ');
    const card = reply && !bringsFiles(reply) ? toOneAdaptiveCard(reply, { note }) : undefined;
    if (!reply || !card) {
      await postLater(read);
      return toast('It follows below.');
    }
    // Teams' own buttons are those of the message: from now on they are about what it shows now.
    if (reply.feedbackOn) await shownAnswers.keep(incoming, replyToId ?? '', reply.feedbackOn);
    return {
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
    };
  };

  const takeFeedback = async ({ sent, value, replyToId }: Invoke): Promise<InvokeReply> => {
    const given = readFeedback(value);
    if (!given) return { status: 400 };
    const received = receivedOf(sent, 'feedback');
    const answer = await shownAnswers.find(received, replyToId);
    if (answer === undefined) {
      log.warn('feedback came on a message whose answer is not kept any more');
      return { status: 200 };
    }
    const { verdict, reason } = given;
    const press = { kind: 'press', ...received, action: 'feedback', value: answer } as const;
    await respond({ ...press, inputs: { verdict, reason } }, unseenProgress);
    return { status: 200 };
  };

  const takeFile = async ({ sent, value }: Invoke): Promise<InvokeReply> => {
    const consent = readConsent(sent, value);
    if (!consent) return { status: 400 };
    await takeLater(consent);
    return { status: 200 };
  };

  const known: Readonly<Record<string, AnswerInvoke>> = {
    'adaptiveCard/action': replaceCard,
    'fileConsent/invoke': takeFile,
    'message/submitAction': takeFeedback,
    'composeExtension/query': async ({ value }) => search(value),
  };
  return async (invoke) => {
    const answer = Object.hasOwn(known, invoke.name) ? known[invoke.name] : undefined;
    return answer ? answer(invoke) : { status: 501 };
  };
}

/**
 * Teams gives a press up after some seconds, and a model may write for longer: then the question is answered as if it had
 * been typed.
 */
const answeredWithinMs = 3_000;

/**
 * What has no place on a card: it comes as messages of its own. It is asked for only when they are posted, and so once:
 * people whose levels a summary shows are told of every time that it was asked for.
 */
const postedActions = ['show-all', 'sources', 'team-summary', 'summary-courses', 'summary-csv'];

/** Undefined where it is to be posted instead. */
async function replyInTime(press: Press, respond: Respond): Promise<Reply | undefined> {
  if (postedActions.includes(press.action)) return undefined;
  if (press.action !== 'ask') return respond(press, unseenProgress);
  const stopped = AbortSignal.timeout(answeredWithinMs);
  const reply = await respond(press, { ...unseenProgress, stopped });
  return stopped.aborted ? undefined : reply;
}

/** Neither has room in the card that was pressed. */
function bringsFiles({ blocks, attachments = [] }: Reply): boolean {
  return attachments.length > 0 || blocks.some(({ type }) => type === 'chart');
}

/** Shown for a moment; the card stays. */
function toast(text: string): InvokeReply {
  return {
    status: 200,
    body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text },
  };
}

function refuse(message: string): InvokeReply {
  const value = { code: 'BadRequest', message };
  return { status: 200, body: { statusCode: 400, type: 'application/vnd.microsoft.error', value } };
}
