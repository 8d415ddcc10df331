import { type App, ExpressReceiver, type Receiver, type ReceiverEvent } from '@slack/bolt';
import express, { type RequestHandler, type Router } from 'express';
import type { Inbox } from '../../chat/inbox.ts';
import type { SlackLog } from './slack-log.ts';

interface Dependencies {
  readonly signingSecret: string;
  readonly inbox: Inbox;
  readonly log: SlackLog;
  readonly now: () => number;
}

export interface SlackReceiver extends Receiver {
  readonly router: Router;
  /** Answers what a process that died had acknowledged. */
  answerAbandoned(): Promise<void>;
}

const mostClockSeconds = 5 * 60;
const bodyLimit = '1mb';
const mostAtOnce = 20;
const platform = 'slack';

/**
 * Bolt's receiver checks signatures and reads bodies. What it hands over is stored before it is acknowledged, so that a
 * repetition is answered once and what was acknowledged is answered even if this process dies.
 */
export function createSlackReceiver({ signingSecret, inbox, log, now }: Dependencies): SlackReceiver {
  const router = express.Router();
  router.post('/slack/events', refuseWrongClock(now));
  const receiver = new ExpressReceiver({ signingSecret, router, logger: log, bodyLimit });
  let app: App | undefined;

  const process = async (
    claimed: Parameters<Inbox['finish']>[0],
    body: ReceiverEvent['body'],
  ): Promise<void> => {
    try {
      await app?.processEvent({ body, ack: async () => undefined });
      await inbox.finish(claimed);
    } catch (error) {
      // It stays in the inbox: whoever finds its lease run out tries again.
      log.error({ err: error, delivery: claimed.id }, 'a Slack delivery was not answered');
    }
  };

  return {
    router,
    init(bolt) {
      app = bolt;
      receiver.init({
        processEvent: async (event: ReceiverEvent) => {
          const id = deliveryId(event);
          const claimed = await inbox.accept({ platform, id, body: JSON.stringify(event.body) });
          await event.ack();
          if (claimed) await process(claimed, event.body);
        },
      } as App);
    },
    async answerAbandoned() {
      for (const claimed of await inbox.claimAbandoned(platform, mostAtOnce)) {
        await process(claimed, JSON.parse(claimed.body));
      }
    },
    start: async () => undefined,
    stop: async () => undefined,
  };
}

/** Slack repeats an event under its id; anything else is told by what it was signed with. */
function deliveryId({ body, customProperties }: ReceiverEvent): string {
  const { event_id: event, trigger_id: trigger } = body;
  return String(event ?? trigger ?? customProperties?.['signature']);
}

function refuseWrongClock(now: () => number): RequestHandler {
  return (request, response, next) => {
    const sent = Number(request.get('x-slack-request-timestamp'));
    const isClose = Math.abs(now() / 1_000 - sent) <= mostClockSeconds;
    if (isClose) next();
    else response.status(401).send();
  };
}
