import type { Form } from '../../chat/form.ts';
import type { Reply } from '../../chat/reply.ts';
import { say } from '../../chat/say.ts';
import type { ClientOf, SlackClient } from './clients.ts';
import { metadataFor } from './delivery-metadata.ts';
import { bringsFiles, type FilesOfReply, nothingUploaded, type Uploaded } from './files-of-reply.ts';
import { drawForm } from './form-modal.ts';
import { openModal } from './open-modal.ts';
import type { Address } from './read-delivery.ts';
import type { SendInTurn } from './send-queue.ts';
import { filesIn, tellPictures } from './show-picture.ts';
import { slackErrorOf } from './slack-log.ts';
import { type SlackMessage, toSlackMessages } from './to-messages.ts';

interface Sending {
  /** It rejects where it is stopped before the last message. */
  readonly stopped?: AbortSignal;
  /** The first message carries it, where people do not see it. */
  readonly deliveryId?: string;
}

/**
 * Posts a reply in as many messages as it takes, in their order; gives the time stamp of the first. A form opens where
 * somebody has just pressed, unless it comes with something else to choose.
 */
export type Send = (client: SlackClient, to: Address, reply: Reply, how?: Sending) => Promise<string>;

interface Dependencies {
  readonly sendInTurn: SendInTurn;
  /** Posts have clients of their own: those that wait never hold up what somebody waits for, a modal for example. */
  readonly clientOf: ClientOf;
  readonly filesOfReply: FilesOfReply;
}

export function createSend(dependencies: Dependencies): Send {
  const { clientOf, filesOfReply } = dependencies;
  const post = createPost(dependencies);

  const sendWithFiles: Send = async (client, to, reply, how = {}) => {
    const uploaded = await filesOfReply.upload(client, reply, how.stopped);
    const first = await post(client, to, tellRefused(reply, uploaded.refused), { ...how, uploaded });
    // What is for one alone in a channel: a file would be for everybody there.
    const where = to.onlyFor ? { channel: to.onlyFor } : to;
    const isShared = await filesOfReply.share(client, where, uploaded, how.stopped);
    const sorry = say(refusedText(uploaded.files.map(({ name }) => name)));
    // The message is there, and would come again; what is missing stands in the log.
    if (!isShared) await post(client, to, sorry, {}).catch(() => undefined);
    return first;
  };

  return async (client, to, reply, how = {}) => {
    const form = formAtOnce(reply, to);
    if (form && to.trigger && (await openModal(client, to.trigger, drawForm(reply, form, to)))) return '';
    const posting = clientOf(client.token ?? '');
    return (bringsFiles(reply) ? sendWithFiles : post)(posting, to, reply, how);
  };
}

function createPost({ sendInTurn, filesOfReply }: Dependencies) {
  return async (
    client: SlackClient,
    to: Address,
    reply: Reply,
    { stopped, deliveryId, uploaded = nothingUploaded }: Sending & { readonly uploaded?: Uploaded },
  ): Promise<string> => {
    const { pictures } = uploaded;
    const send = (call: Call) =>
      sendInTurn(to.channel, () => {
        stopped?.throwIfAborted();
        return client.apiCall(call.method, toValues(call));
      });
    const unshown = new Set(pictures.values());
    const showOrTell = async (call: Call) => {
      const shown = filesIn(call.message);
      try {
        const answer = await send(call);
        for (const id of shown) unshown.delete(id);
        return answer;
      } catch (error) {
        if (shown.length === 0 || slackErrorOf(error) !== invalidBlocks) throw error;
        return send({ ...call, message: tellPictures(call.message, pictures) });
      }
    };
    let first = '';
    try {
      for (const call of toCalls(to, toSlackMessages(reply, pictures), reply, deliveryId)) {
        const answer = await showOrTell(call);
        first ||= 'ts' in answer ? String(answer.ts) : '';
      }
    } catch (error) {
      // Where Slack did not say what became of a message it may stand there.
      if (!isRefused(error)) unshown.clear();
      throw error;
    } finally {
      await filesOfReply.discard(client, unshown);
    }
    return first;
  };
}

function isRefused(error: unknown): boolean {
  return slackErrorOf(error) !== '' || waitWhereRefused(error, 1) !== undefined;
}

function tellRefused(reply: Reply, names: readonly string[]): Reply {
  if (names.length === 0) return reply;
  return { ...reply, blocks: [...reply.blocks, ...say(refusedText(names)).blocks] };
}

function refusedText(names: readonly string[]): string {
  return `Slack did not take ${names.join(' and ')}. Please ask me again later.`;
}

/** A modal has no place for what else can be chosen: beside that, a form waits for a press of its own button. */
function formAtOnce({ form, suggestions }: Reply, { brings }: Address): Form | undefined {
  const isAskedFor = brings?.action === form?.open.action && brings?.value === form?.open.value;
  return suggestions.length === 0 || isAskedFor ? form : undefined;
}

interface Call {
  readonly method: string;
  readonly message: SlackMessage;
  readonly values: Record<string, string | boolean>;
}

function toCalls(
  { pressed, ...to }: Address,
  messages: readonly SlackMessage[],
  { inPlace }: Reply,
  deliveryId: string | undefined,
): Call[] {
  const [first, ...others] = messages.map((message) => toPost(message, to));
  if (!first) return [];
  // What everybody sees must not be replaced by what is for one alone.
  const isReplaced = inPlace && pressed && !to.onlyFor;
  if (isReplaced) {
    const { thread_ts, ...values } = first.values;
    return [{ ...first, method: 'chat.update', values: { ...values, ts: pressed } }, ...others];
  }
  const marked = deliveryId ? { metadata: JSON.stringify(metadataFor(deliveryId)) } : {};
  return [{ ...first, values: { ...first.values, ...marked } }, ...others];
}

function toPost(message: SlackMessage, { channel, thread, onlyFor }: Address): Call {
  return {
    ...{ method: onlyFor ? 'chat.postEphemeral' : 'chat.postMessage', message },
    values: {
      ...{ channel, unfurl_links: false },
      ...(onlyFor ? { user: onlyFor } : {}),
      ...(thread ? { thread_ts: thread } : {}),
    },
  };
}

/** Blocks go over the wire as JSON in any case; as an object the client copies each of them for its debug log. */
function toValues({ message: { text, blocks }, values }: Call): Call['values'] {
  return { text, blocks: JSON.stringify(blocks), ...values };
}

const afterFaultMs = 1_000;

const invalidBlocks = 'invalid_blocks';
const firstWaitMs = 500;

/** As long as Slack asks for, or needs to look at a picture; undefined for any other error. */
export function waitWhereRefused(error: unknown, tries: number): number | undefined {
  if (!(error instanceof Error && 'code' in error)) return undefined;
  if (isPictureUnready(error)) return firstWaitMs * 2 ** (tries - 1);
  const isLimited = error.code === 'slack_webapi_rate_limited_error' && 'retryAfter' in error;
  return isLimited ? Number(error.retryAfter) * 1_000 : undefined;
}

/** Slack looks at a picture after it has taken it, and until then shows it in no message; it says so in words alone. */
function isPictureUnready(error: Error): boolean {
  if (slackErrorOf(error) !== invalidBlocks) return false;
  return /invalid slack file/.test(JSON.stringify('data' in error ? error.data : ''));
}

/** As long as Slack asks for; once, after a moment, where Slack itself failed. */
export function waitBeforeRetry(error: unknown, tries: number): number | undefined {
  if (!(error instanceof Error && 'code' in error)) return undefined;
  const isFault =
    error.code === 'slack_webapi_http_error' && 'statusCode' in error && Number(error.statusCode) >= 500;
  return isFault && tries === 1 ? afterFaultMs : waitWhereRefused(error, tries);
}
