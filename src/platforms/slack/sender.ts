import type { Form } from '../../chat/form.ts';
import type { Reply } from '../../chat/reply.ts';
import type { ClientOf, SlackClient } from './clients.ts';
import { metadataFor } from './delivery-metadata.ts';
import { drawForm } from './form-modal.ts';
import { openModal } from './open-modal.ts';
import type { Address } from './read-delivery.ts';
import type { SendInTurn } from './send-queue.ts';
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
}

export function createSend({ sendInTurn, clientOf }: Dependencies): Send {
  return async (client, to, reply, { stopped, deliveryId } = {}) => {
    const form = formAtOnce(reply, to);
    if (form && to.trigger && (await openModal(client, to.trigger, drawForm(reply, form, to)))) return '';
    const posting = clientOf(client.token ?? '');
    let first = '';
    for (const { method, values } of toCalls(to, reply, deliveryId)) {
      const answer = await sendInTurn(to.channel, () => {
        stopped?.throwIfAborted();
        return posting.apiCall(method, values);
      });
      first ||= 'ts' in answer ? String(answer.ts) : '';
    }
    return first;
  };
}

/** A modal has no place for what else can be chosen: beside that, a form waits for a press of its own button. */
function formAtOnce({ form, suggestions }: Reply, { brings }: Address): Form | undefined {
  const isAskedFor = brings?.action === form?.open.action && brings?.value === form?.open.value;
  return suggestions.length === 0 || isAskedFor ? form : undefined;
}

interface Call {
  readonly method: string;
  readonly values: Record<string, string | boolean>;
}

function toCalls({ pressed, ...to }: Address, reply: Reply, deliveryId: string | undefined): Call[] {
  const [first, ...others] = toSlackMessages(reply).map((message) => toPost(message, to));
  if (!first) return [];
  // What everybody sees must not be replaced by what is for one alone.
  const isReplaced = reply.inPlace && pressed && !to.onlyFor;
  if (isReplaced) {
    const { thread_ts, ...values } = first.values;
    return [{ method: 'chat.update', values: { ...values, ts: pressed } }, ...others];
  }
  const marked = deliveryId ? { metadata: JSON.stringify(metadataFor(deliveryId)) } : {};
  return [{ ...first, values: { ...first.values, ...marked } }, ...others];
}

function toPost({ text, blocks }: SlackMessage, { channel, thread, onlyFor }: Address): Call {
  return {
    method: onlyFor ? 'chat.postEphemeral' : 'chat.postMessage',
    values: {
      // Blocks go over the wire as JSON in any case; as an object the client copies each of them for its debug log.
      ...{ channel, text, blocks: JSON.stringify(blocks), unfurl_links: false },
      ...(onlyFor ? { user: onlyFor } : {}),
      ...(thread ? { thread_ts: thread } : {}),
    },
  };
}

const afterFaultMs = 1_000;

/** As long as Slack asks for; undefined for any other error. */
export function waitWhereLimited(error: unknown): number | undefined {
  if (!(error instanceof Error && 'code' in error)) return undefined;
  const isLimited = error.code === 'slack_webapi_rate_limited_error' && 'retryAfter' in error;
  return isLimited ? Number(error.retryAfter) * 1_000 : undefined;
}

/** As long as Slack asks for; once, after a moment, where Slack itself failed. */
export function waitBeforeRetry(error: unknown, tries: number): number | undefined {
  if (!(error instanceof Error && 'code' in error)) return undefined;
  const isFault =
    error.code === 'slack_webapi_http_error' && 'statusCode' in error && Number(error.statusCode) >= 500;
  return isFault && tries === 1 ? afterFaultMs : waitWhereLimited(error);
}
