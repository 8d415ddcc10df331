import { App, type AuthorizeResult, type Receiver, type ReceiverEvent } from '@slack/bolt';
import type { Logger } from 'pino';
import { createDeliveries } from '../../chat/deliveries.ts';
import type { Inbox } from '../../chat/inbox.ts';
import type { JoinedConversations } from '../../chat/joined.ts';
import { type ChatPlatform, StartError } from '../../chat/platform.ts';
import { say } from '../../chat/say.ts';
import type { Stops } from '../../chat/stops.ts';
import type { HttpServer } from '../http-server.ts';
import { createAboutAnswers } from './about-answers.ts';
import { clientOptions, createClients } from './clients.ts';
import { createHttpReceiver } from './http-receiver.ts';
import { listenToSlack } from './listen-to-slack.ts';
import { readEvent, readPress, readWorkspace, type SlackWorkspace } from './read-delivery.ts';
import { createSendQueue } from './send-queue.ts';
import { createSend, waitAskedBy } from './sender.ts';
import { codeOf, createSlackLog } from './slack-log.ts';
import { createSocketReceiver } from './socket-receiver.ts';
import { createWork } from './work.ts';

interface SlackSettings {
  readonly token: string;
  /** How deliveries come: signed with the secret over HTTP, or over a connection that the app token opens. */
  readonly via: { readonly signingSecret: string } | { readonly appToken: string };
  /** Another address of Slack's API, for tests and proxies. */
  readonly apiUrl?: string;
}

interface Dependencies {
  readonly settings: SlackSettings;
  readonly server: Pick<HttpServer, 'mount'>;
  readonly inbox: Inbox;
  readonly joined: JoinedConversations;
  readonly stops: Stops;
  readonly log: Logger;
  readonly now: () => number;
  /** Questions that show what can be asked. */
  readonly examples: readonly string[];
}

/** Who the bot is in a workspace, and its token there. */
type AuthorizeWorkspace = (workspace: SlackWorkspace) => Promise<AuthorizeResult>;

const tooLate = 'Sorry, I could not answer this when you asked. Please ask again.';

/** One workspace, over HTTP at `/slack/events` or in Socket Mode. */
export function createSlack(dependencies: Dependencies): ChatPlatform {
  const { settings, server, inbox, joined, stops, log, now, examples } = dependencies;
  const slackLog = createSlackLog(log);
  const apologise = async (body: object): Promise<void> => {
    const read = readEvent(body) ?? readPress(body, '');
    // Whether something unnamed was meant for the bot nobody can say now.
    if (!read || read.isUnnamed) return;
    const { botToken = '' } = await authorize(readWorkspace(body));
    await send(clientOf(botToken), read.address, say(tooLate));
  };
  const deliveries = createDeliveries<ReceiverEvent['body']>({
    ...{ platform: 'slack', inbox, log, now, codeOf, apologise },
    answer: (body) => app.processEvent({ body, ack: async () => undefined }),
  });
  const { token, via } = settings;
  const options = clientOptions(settings.apiUrl);
  const receiver: Receiver =
    'appToken' in via
      ? createSocketReceiver({ ...via, clientOptions: options, deliveries, slackLog, log })
      : createHttpReceiver({ ...via, server, deliveries, slackLog, now });
  let known: AuthorizeResult = { botToken: token };
  const authorize: AuthorizeWorkspace = async () => known;
  const clientOf = createClients({ ...options, logger: slackLog });
  const app: App = new App({
    ...{ receiver, logger: slackLog, authorize, clientOptions: options },
    // Conversations are remembered by the core.
    convoStore: false,
  });
  const sendInTurn = createSendQueue(waitAskedBy);
  const send = createSend({ sendInTurn, clientOf });
  let isListening = false;

  return {
    name: 'slack',
    async start(respond) {
      known = await introduce(app, token);
      if (!isListening) {
        const work = createWork({ respond, send, sendInTurn, clientOf, stops, log, now });
        const aboutAnswers = createAboutAnswers({ respond, send });
        listenToSlack({ app, respond, joined, work, aboutAnswers, examples });
      }
      isListening = true;
      deliveries.start();
      await receiver.start();
    },
    async stop() {
      await receiver.stop();
      await deliveries.stop();
    },
  };
}

/** Who the bot is, so that it does not answer itself. */
async function introduce(app: App, botToken: string): Promise<AuthorizeResult> {
  try {
    const { user_id: botUserId, bot_id: botId } = await app.client.auth.test({ token: botToken });
    return { botToken, ...(botUserId ? { botUserId } : {}), ...(botId ? { botId } : {}) };
  } catch (error) {
    const code = codeOf(error);
    const problem =
      code === 'slack_webapi_platform_error'
        ? 'Slack refuses SLACK_BOT_TOKEN; copy the Bot User OAuth Token of the app again.'
        : `Slack cannot be reached (${code}); check the connection, and SLACK_API_URL where it is set.`;
    throw new StartError(problem);
  }
}
