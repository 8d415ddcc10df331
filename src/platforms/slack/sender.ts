import type { Reply } from '../../chat/reply.ts';
import type { ClientOf, SlackClient } from './clients.ts';
import type { Address } from './read-delivery.ts';
import type { SendInTurn } from './send-queue.ts';
import { toSlackMessages } from './to-messages.ts';

/** Posts a reply in as many messages as it takes, in their order. Rejects where it is stopped before the last one. */
export type Send = (client: SlackClient, to: Address, reply: Reply, stopped?: AbortSignal) => Promise<void>;

interface Dependencies {
  readonly sendInTurn: SendInTurn;
  /** Posts have clients of their own: those that wait never hold up what somebody waits for, a modal for example. */
  readonly clientOf: ClientOf;
}

export function createSend({ sendInTurn, clientOf }: Dependencies): Send {
  return async (client, { channel, thread, onlyFor, pressed }, reply, stopped) => {
    const posting = clientOf(client.token ?? '');
    for (const [at, { text, blocks }] of toSlackMessages(reply).entries()) {
      const replaced = reply.inPlace && at === 0 ? pressed : undefined;
      const method = replaced ? 'chat.update' : onlyFor ? 'chat.postEphemeral' : 'chat.postMessage';
      await sendInTurn(channel, () => {
        stopped?.throwIfAborted();
        // Blocks go over the wire as JSON in any case; as an object the client copies each of them for its debug log.
        return posting.apiCall(method, {
          ...{ channel, text, blocks: JSON.stringify(blocks), unfurl_links: false },
          ...(onlyFor ? { user: onlyFor } : {}),
          ...(replaced ? { ts: replaced } : thread ? { thread_ts: thread } : {}),
        });
      });
    }
  };
}

const afterFaultMs = 1_000;

/** As long as Slack asks for; once, after a moment, where Slack itself failed. */
export function waitBeforeRetry(error: unknown, tries: number): number | undefined {
  if (!(error instanceof Error && 'code' in error)) return undefined;
  if (error.code === 'slack_webapi_rate_limited_error' && 'retryAfter' in error)
    return Number(error.retryAfter) * 1_000;
  const isFault =
    error.code === 'slack_webapi_http_error' && 'statusCode' in error && Number(error.statusCode) >= 500;
  return isFault && tries === 1 ? afterFaultMs : undefined;
}
