import type { Logger } from 'pino';
import type { ClientOf } from './clients.ts';
import { deliveryIn } from './delivery-metadata.ts';
import { readForm } from './form-modal.ts';
import { readEvent, readPress, readWorkspace } from './read-delivery.ts';
import { codeOf } from './slack-log.ts';
import type { Workspaces } from './workspaces.ts';

interface Dependencies {
  readonly workspaces: Workspaces;
  readonly clientOf: ClientOf;
  readonly log: Logger;
}

const mostRead = 200;

/** Whether the answer to a delivery stands in its thread. What only one person sees cannot be read back. */
export function createWasAnswered({ workspaces, clientOf, log }: Dependencies) {
  return async (body: object): Promise<boolean> => {
    const { incoming, address } = readEvent(body) ?? readPress(body) ?? readForm(body) ?? {};
    const { channel, thread: ts, onlyFor } = address ?? {};
    if (!incoming || !channel || !ts || onlyFor) return false;
    try {
      const { botToken = '' } = await workspaces.authorize(readWorkspace(body));
      const { messages = [] } = await clientOf(botToken).conversations.replies({
        ...{ channel, ts, limit: mostRead, include_all_metadata: true },
      });
      return messages.some((message) => deliveryIn(message) === incoming.id);
    } catch (error) {
      const code = codeOf(error);
      log.warn({ code }, 'Slack did not say whether an answer arrived');
      return false;
    }
  };
}
