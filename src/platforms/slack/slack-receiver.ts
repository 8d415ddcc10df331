import { type App, ExpressReceiver, type Receiver, type ReceiverEvent } from '@slack/bolt';
import express, { type RequestHandler, type Router } from 'express';
import type { Logger } from 'pino';
import type { Claimed, Inbox } from '../../chat/inbox.ts';
import { codeOf, type SlackLog } from './slack-log.ts';

interface Dependencies {
  readonly signingSecret: string;
  readonly inbox: Inbox;
  readonly log: Logger;
  readonly slackLog: SlackLog;
  readonly now: () => number;
  /** Tells whoever asked that there will be no answer. */
  readonly apologise: (body: ReceiverEvent['body']) => Promise<void>;
}

export interface SlackReceiver extends Receiver {
  readonly router: Router;
  /** Answers what a process that died had acknowledged. */
  answerAbandoned(): Promise<void>;
}

const mostClockSeconds = 5 * 60;
const bodyLimit = '1mb';
const mostAtOnce = 20;
const mostTries = 2;
/** Later an answer would surprise more than it helps. */
const answeredWithinMs = 10 * 60 * 1_000;
const platform = 'slack';

/**
 * Bolt's receiver checks signatures and reads bodies. What it hands over is stored before it is acknowledged, so that a
 * repetition is answered once and what was acknowledged is answered even if this process dies.
 */
export function createSlackReceiver({
  signingSecret,
  inbox,
  log,
  slackLog,
  now,
  apologise,
}: Dependencies): SlackReceiver {
  const router = express.Router();
  router.post('/slack/events', refuseWrongClock(now));
  const receiver = new ExpressReceiver({
    ...{ signingSecret, router, logger: slackLog, bodyLimit },
    customPropertiesExtractor: (request) => ({ signature: request.get('x-slack-signature') }),
  });
  let app: App | undefined;

  const answer = async (claimed: Claimed, body: ReceiverEvent['body']): Promise<void> => {
    const isLate = now() - claimed.receivedAt.getTime() > answeredWithinMs;
    const details = { delivery: claimed.id, attempt: claimed.attempt };
    try {
      if (isLate || claimed.attempt > mostTries) await apologise(body);
      else await app?.processEvent({ body, ack: async () => undefined });
    } catch (error) {
      // The error itself may hold what was sent, and the token.
      log.error({ code: codeOf(error), ...details }, 'a Slack delivery was not answered');
      // Otherwise it stays in the inbox: whoever finds its lease run out tries again.
      if (!isLate) return;
      log.error(details, 'a Slack delivery is given up');
    }
    await inbox.finish(claimed);
  };

  return {
    router,
    init(bolt) {
      app = bolt;
      receiver.init({
        processEvent: async (event: ReceiverEvent) => {
          const id = deliveryId(event);
          const body = JSON.stringify(event.body);
          const claimed = id === undefined ? undefined : await inbox.accept({ platform, id, body });
          await event.ack();
          if (claimed) await answer(claimed, event.body);
        },
      } as App);
    },
    async answerAbandoned() {
      for (const claimed of await inbox.claimAbandoned(platform, mostAtOnce)) {
        await answer(claimed, JSON.parse(claimed.body));
      }
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
