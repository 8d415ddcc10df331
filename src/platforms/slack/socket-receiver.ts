import { setTimeout as wait } from 'node:timers/promises';
import { type Receiver, SocketModeReceiver } from '@slack/bolt';
import { StartError } from '../../chat/platform.ts';
import type { ClientOptions } from './clients.ts';
import { createIntake, type Intake } from './intake.ts';
import { codeOf, isRefused, type SlackLog } from './slack-log.ts';

interface Dependencies extends Intake {
  readonly appToken: string;
  readonly clientOptions: ClientOptions;
  readonly slackLog: SlackLog;
}

const longestWaitMs = 30_000;

const triedAgain = 'Slack cannot be connected to; it is tried again within half a minute';
const refused = (code: string): string =>
  `Slack refuses SLACK_APP_TOKEN (${code}); it needs an app-level token with connections:write, and Socket Mode switched on in the app.`;

/**
 * Socket Mode: Slack delivers over a connection that Rolecall opens, and no address of Rolecall has to be reachable. The
 * package's own reconnecting ends the process where Slack refuses a new connection, so it is done here.
 */
export function createSocketReceiver(dependencies: Dependencies): Receiver {
  const { appToken, clientOptions, deliveries, slackLog, log } = dependencies;
  const receiver = new SocketModeReceiver({
    ...{ appToken, logger: slackLog, autoReconnectEnabled: false, installerOptions: { clientOptions } },
    customPropertiesExtractor: ({ envelope_id }) => ({ envelope: envelope_id }),
    // Not acknowledged: Slack sends it again.
    processEventErrorHandler: async () => false,
  });
  let isWanted = false;
  let isConnecting = false;

  const reconnect = async (): Promise<void> => {
    isConnecting = true;
    for (let tries = 0; isWanted; tries++) {
      await wait(tries && Math.min(longestWaitMs, 500 * 2 ** tries), undefined, { ref: false });
      if (!isWanted) break;
      try {
        await receiver.start();
        break;
      } catch (error) {
        log.error({ code: codeOf(error) }, triedAgain);
      }
    }
    isConnecting = false;
  };
  receiver.client.on('disconnected', () => {
    if (isWanted && !isConnecting) void reconnect();
  });

  return {
    init: () => receiver.init(createIntake({ deliveries, log })),
    async start() {
      try {
        await receiver.start();
        isWanted = true;
      } catch (error) {
        if (isRefused(error)) throw new StartError(refused(codeOf(error)));
        log.error({ code: codeOf(error) }, triedAgain);
        isWanted = true;
        void reconnect();
      }
    },
    async stop() {
      isWanted = false;
      await receiver.stop();
    },
  };
}
