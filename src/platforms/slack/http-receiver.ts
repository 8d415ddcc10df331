import { ExpressReceiver, type ExpressReceiverOptions, type Receiver } from '@slack/bolt';
import express, { type RequestHandler } from 'express';
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
  router.post(eventsPath, tellRefusals({ now, count, log }));
  const receiver = new ExpressReceiver({
    ...installing,
    // It warns of refusals alone, which are told here.
    ...{ signingSecret, router, logger: { ...slackLog, warn: () => undefined }, bodyLimit },
    customPropertiesExtractor: (request) => ({ signedWith: request.get('x-slack-signature') }),
    // Slack sends it again. True: Bolt is not to complain as well that nobody acknowledged it.
    processEventErrorHandler: async ({ response }) => {
      if (!response.headersSent) response.writeHead(500).end();
      return true;
    },
  });
  router.all(eventsPath, allowOnly('POST'));
  let isMounted = false;

  return {
    installer: receiver.installer,
    receiver: {
      init: () => receiver.init(createIntake({ deliveries, log })),
      async start() {
        if (!isMounted) server.mount('/', router);
        isMounted = true;
      },
      stop: async () => undefined,
    },
  };
}

/** Why something is not taken, in words for the log. */
interface Refused {
  readonly reason: string;
  readonly ground: Refusal;
}

const unsigned: Refused = { reason: 'no signature', ground: 'signature' };
const wrongClock: Refused = { reason: 'signed at another time', ground: 'timestamp' };
/** Bolt says why it refuses something by the status alone. */
const refusedByBolt: Readonly<Record<number, Refused>> = {
  400: { reason: 'a body that cannot be read', ground: 'unreadable' },
  401: { reason: 'signed with another secret than SLACK_SIGNING_SECRET', ground: 'signature' },
  413: { reason: 'a body that is too large', ground: 'size' },
};

/** Refuses what is not signed, or not now; tells of that, and of what Bolt refuses after it. */
function tellRefusals({ now, count, log }: Pick<Dependencies, 'now' | 'count' | 'log'>): RequestHandler {
  return (request, response, next) => {
    const seconds = Math.round(now() / 1_000 - Number(request.get('x-slack-request-timestamp')));
    const isSigned = Boolean(request.get('x-slack-signature')) && Number.isFinite(seconds);
    const isNow = Math.abs(seconds) <= mostClockSeconds;
    const refusedHere = isSigned ? (isNow ? undefined : wrongClock) : unsigned;
    response.once('finish', () => {
      const refused = refusedHere ?? refusedByBolt[response.statusCode];
      if (!refused) return;
      const { reason, ground } = refused;
      count({ what: 'refused', by: 'slack', reason: ground });
      // Where it was Slack after all, the clock of this machine is wrong.
      if (refused === wrongClock)
        log.warn({ seconds }, 'something was refused that was signed for Slack at another time than this');
      else log.warn({ reason }, 'something that did not come from Slack was refused');
    });
    if (refusedHere) response.status(401).send();
    else next();
  };
}
