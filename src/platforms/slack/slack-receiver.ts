import { type App, ExpressReceiver, type Receiver, type ReceiverEvent } from '@slack/bolt';
import express, { type RequestHandler, type Router } from 'express';
import type { Deliveries } from '../../chat/deliveries.ts';
import type { SlackLog } from './slack-log.ts';

interface Dependencies {
  readonly signingSecret: string;
  readonly deliveries: Deliveries<ReceiverEvent['body']>;
  readonly slackLog: SlackLog;
  readonly now: () => number;
}

export interface SlackReceiver extends Receiver {
  readonly router: Router;
}

const mostClockSeconds = 5 * 60;
const bodyLimit = '1mb';

/**
 * Bolt's receiver checks signatures and reads bodies. What it hands over is acknowledged when it is stored, and answered
 * after that.
 */
export function createSlackReceiver({
  signingSecret,
  deliveries,
  slackLog,
  now,
}: Dependencies): SlackReceiver {
  const router = express.Router();
  router.post('/slack/events', refuseWrongClock(now));
  const receiver = new ExpressReceiver({
    ...{ signingSecret, router, logger: slackLog, bodyLimit },
    customPropertiesExtractor: (request) => ({ signature: request.get('x-slack-signature') }),
  });

  return {
    router,
    init: () => {
      receiver.init({
        processEvent: async (event: ReceiverEvent) => {
          const id = deliveryId(event);
          if (id !== undefined) await deliveries.accept(id, event.body);
          await event.ack();
        },
      } as App);
    },
    start: async () => undefined,
    stop: async () => undefined,
  };
}

/** Slack repeats an event under its id; anything else is told by what it was signed with. None: no delivery of Slack's. */
function deliveryId({ body, customProperties }: ReceiverEvent): string | undefined {
  const ids = typeof body === 'object' && body !== null ? [body['event_id'], body['trigger_id']] : [];
  const signature: unknown = customProperties?.['signature'];
  return [...ids, ids.length > 0 ? signature : undefined].find((id) => typeof id === 'string');
}

function refuseWrongClock(now: () => number): RequestHandler {
  return (request, response, next) => {
    const sent = Number(request.get('x-slack-request-timestamp'));
    const isClose = Math.abs(now() / 1_000 - sent) <= mostClockSeconds;
    if (isClose) next();
    else response.status(401).send();
  };
}
