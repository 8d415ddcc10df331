import { ExpressReceiver, type ExpressReceiverOptions, type Receiver } from '@slack/bolt';
import express, { type RequestHandler } from 'express';
import type { HttpServer } from '../http-server.ts';
import { createIntake, type Intake } from './intake.ts';
import type { SlackLog } from './slack-log.ts';

interface Dependencies extends Intake {
  readonly signingSecret: string;
  /** How workspaces install the bot, where they do. */
  readonly installing?: Partial<ExpressReceiverOptions>;
  readonly server: Pick<HttpServer, 'mount'>;
  readonly slackLog: SlackLog;
  readonly now: () => number;
}

const mostClockSeconds = 5 * 60;
const bodyLimit = '1mb';

interface HttpReceiver extends Pick<ExpressReceiver, 'installer'> {
  readonly receiver: Receiver;
}

/** What Slack sends to `/slack/events`. Bolt's receiver checks signatures and reads bodies. */
export function createHttpReceiver({
  signingSecret,
  installing = {},
  server,
  deliveries,
  slackLog,
  now,
}: Dependencies): HttpReceiver {
  const router = express.Router();
  router.post('/slack/events', refuseWrongClock(now));
  const receiver = new ExpressReceiver({
    ...installing,
    ...{ signingSecret, router, logger: slackLog, bodyLimit },
    customPropertiesExtractor: (request) => ({ signedWith: request.get('x-slack-signature') }),
  });
  let isMounted = false;

  return {
    installer: receiver.installer,
    receiver: {
      init: () => receiver.init(createIntake({ deliveries })),
      async start() {
        if (!isMounted) server.mount('/', router);
        isMounted = true;
      },
      stop: async () => undefined,
    },
  };
}

function refuseWrongClock(now: () => number): RequestHandler {
  return (request, response, next) => {
    const sent = Number(request.get('x-slack-request-timestamp'));
    const isClose = Math.abs(now() / 1_000 - sent) <= mostClockSeconds;
    if (isClose) next();
    else response.status(401).send();
  };
}
