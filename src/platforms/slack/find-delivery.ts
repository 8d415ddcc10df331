import type { Logger } from 'pino';
import type { ChatPlatform } from '../../chat/platform.ts';
import type { ClientFor } from './client-for.ts';
import type { SlackClient } from './clients.ts';
import { deliveryIn } from './delivery-metadata.ts';
import { isNotInstalled } from './install-store.ts';
import { codeOf, isRefused } from './slack-log.ts';

interface Dependencies {
  readonly clientFor: ClientFor;
  readonly log: Logger;
}

// Answers stand in threads, which are not read: what is left of a direct message in a week fits the first page.
const perPage = 200;
const mostPages = 5;

/** Looks for the message of a delivery in the direct message with a person. */
export function createFindDelivery({ clientFor, log }: Dependencies): ChatPlatform['findDelivery'] {
  return async (to, deliveryId) => {
    try {
      const client = await clientFor(to);
      const { channel } = await client.conversations.open({ users: to.id });
      return await findIn(client, channel?.id ?? '', deliveryId);
    } catch (error) {
      const code = codeOf(error);
      log.warn({ code }, 'Slack did not say whether a message arrived');
      return isRefused(error) || isNotInstalled(error) ? 'unknown' : 'later';
    }
  };
}

async function findIn(client: SlackClient, channel: string, deliveryId: string) {
  let cursor = '';
  for (let pages = 0; pages < mostPages; pages++) {
    const page = await client.conversations.history({
      ...{ channel, limit: perPage, include_all_metadata: true },
      ...(cursor ? { cursor } : {}),
    });
    if (page.messages?.some((message) => deliveryIn(message) === deliveryId)) return 'arrived';
    cursor = page.response_metadata?.next_cursor ?? '';
    if (!cursor) return 'absent';
  }
  // It may stand further back.
  return 'unknown';
}
