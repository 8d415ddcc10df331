import { ExpressReceiver, type ExpressReceiverOptions, type Receiver } from '@slack/bolt';
import express, { type RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { CountEvent, Refusal } from '../../chat/count-event.ts';
import { allowOnly } from '../http-methods.ts';
import type { HttpServer } from '../http-server.ts';
import { createIntake, type Intake } from './intake.ts';
import type { SlackLog } from './slack-log.ts';

interface Dependencies extends Intake {
  readonly signingSecret: string;
  /** How workspaces install the bot, where they do. */
  readonly installing?: Partial<ExpressReceiverOptions>;
  readonly server: Pick<HttpServer, 'mount'>;
  readonly slackLog: SlackLog;
  readonly log: Logger;
  readonly now: () => number;
  readonly count: CountEvent;
}

const mostClockSeconds = 5 * 60;
const bodyLimit = '1mb';
const eventsPath = '/slack/events';

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
  log,
  now,
  count,
}: Dependencies): HttpReceiver {
  const router = express.Router();
  router.post(eventsPath, countRefusals(count), refuseWrongClock(now, log));
  const receiver = new ExpressReceiver({
    ...installing,
    ...{ signingSecret, router, logger: slackLog, bodyLimit },
    customPropertiesExtractor: (request) => ({ signedWith: request.get('x-slack-signature') }),
  });
  router.all(eventsPath, allowOnly('POST'));
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

const reasons: Readonly<Record<number, Refusal>> = { 400: 'unreadable', 401: 'signature', 413: 'size' };

/** Bolt says why it refuses something by the status alone. */
function countRefusals(count: CountEvent): RequestHandler {
  return (_request, response, next) => {
    response.once('finish', () => {
      const reason = response.locals['isWrongClock'] ? 'timestamp' : reasons[response.statusCode];
      if (reason) count({ what: 'refused', by: 'slack', reason });
    });
    next();
  };
}

function refuseWrongClock(now: () => number, log: Logger): RequestHandler {
  return (request, response, next) => {
    const sent = Number(request.get('x-slack-request-timestamp'));
    const seconds = Math.round(now() / 1_000 - sent);
    if (Math.abs(seconds) <= mostClockSeconds) {
      next();
      return;
    }
    response.locals['isWrongClock'] = true;
    // Where it was Slack after all, the clock of this machine is wrong.
    log.warn({ seconds }, 'something was refused that was signed for Slack at another time than this');
    response.status(401).send();
  };
}
