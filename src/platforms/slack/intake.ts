import type { App, ReceiverEvent } from '@slack/bolt';
import type { Logger } from 'pino';
import { asRequest } from '../../chat/current-request.ts';
import type { Deliveries } from '../../chat/deliveries.ts';
import { isDeep } from '../json-depth.ts';
import { isReadable } from './is-readable.ts';
import { codeOf } from './slack-log.ts';

export interface Intake {
  readonly deliveries: Deliveries<ReceiverEvent['body']>;
  readonly log: Logger;
}

/**
 * What Bolt's receivers bring their events to. An event is acknowledged when it is stored, and answered after that;
 * where it cannot be stored Slack sends it again. What people press and enter it sends once only.
 */
export function createIntake({ deliveries, log }: Intake): App {
  const keep = async (id: string, body: ReceiverEvent['body']): Promise<void> => {
    const isRepeated = typeof body['event_id'] === 'string';
    try {
      await deliveries.accept(id, body, { isRepeated });
    } catch (error) {
      log.error({ code: codeOf(error) }, 'a delivery could not be kept');
      throw error;
    }
  };
  const intake: Pick<App, 'processEvent'> = {
    async processEvent(event) {
      const id = deliveryId(event);
      if (id === undefined) log.warn('something came from Slack that cannot be read');
      else await asRequest('slack', id, () => keep(id, event.body));
      await event.ack();
    },
  };
  // Of an app a receiver uses only this.
  return intake as App;
}

/**
 * Slack repeats an event under its id; a modal is sent once, however often somebody presses its button; anything else is
 * told by what opens its modal, what it was signed with, or the envelope it came in. None: no delivery of Slack's.
 */
function deliveryId({ body, customProperties = {} }: ReceiverEvent): string | undefined {
  // What is that deep cannot be written down.
  if (isDeep(body) || !isReadable(body)) return undefined;
  const { signedWith, envelope } = customProperties;
  const sentView = body['type'] === 'view_submission' ? body['view']?.id : undefined;
  const ids = [body['event_id'], sentView, body['trigger_id'], signedWith, envelope];
  return ids.find((id) => typeof id === 'string');
}
