import { App, type ReceiverEvent } from '@slack/bolt';
import type { Logger } from 'pino';
import type { ChannelSettings } from '../../chat/answering.ts';
import type { CountEvent } from '../../chat/count-event.ts';
import { createDeliveries } from '../../chat/deliveries.ts';
import type { Inbox } from '../../chat/inbox.ts';
import type { BegunInstalls, Installs } from '../../chat/installs.ts';
import type { JoinedConversations } from '../../chat/joined.ts';
import type { SummarisePage } from '../../chat/page-summary.ts';
import type { ChatPlatform, Respond } from '../../chat/platform.ts';
import type { Stops } from '../../chat/stops.ts';
import type { Trace } from '../../chat/trace.ts';
import type { HttpServer } from '../http-server.ts';
import { createAboutAnswers } from './about-answers.ts';
import { createAnswerHere } from './answer-here.ts';
import { createApologise } from './apologise.ts';
import { createChannelChoice } from './channel-choice.ts';
import { createClientFor } from './client-for.ts';
import { type ClientOf, clientOptions, createClients } from './clients.ts';
import { connect } from './connect.ts';
import { createDirectory } from './directory.ts';
import { createFilesOfReply } from './files-of-reply.ts';
import { createFindDelivery } from './find-delivery.ts';
import { createHome } from './home.ts';
import { isNotInstalled } from './install-store.ts';
import { listenToSlack } from './listen-to-slack.ts';
import { createSendPrivately } from './send-privately.ts';
import { createSendQueue, type SendInTurn } from './send-queue.ts';
import { createSend, type Send, waitBeforeRetry, waitWhereRefused } from './sender.ts';
import type { SlackSettings } from './settings.ts';
import { codeOf, createSlackLog, isRefused } from './slack-log.ts';
import { createUnfurl } from './unfurl.ts';
import { createWasAnswered } from './was-answered.ts';
import { createWork } from './work.ts';
import type { Workspaces } from './workspaces.ts';

interface Dependencies {
  readonly settings: SlackSettings;
  readonly server: Pick<HttpServer, 'mount'>;
  readonly inbox: Inbox;
  readonly joined: JoinedConversations;
  readonly stops: Stops;
  readonly channelSettings: ChannelSettings;
  readonly begunInstalls: BegunInstalls;
  readonly installsSealedWith: (secret: string, oldSecret?: string) => Installs;
  readonly log: Logger;
  readonly count: CountEvent;
  readonly trace: Trace;
  readonly now: () => number;
  readonly summarisePage: SummarisePage;
  /** Questions that show what can be asked. */
  readonly examples: () => readonly string[];
}

/** Slack takes several hundred messages a minute from a bot in one workspace. */
const perSecond = 5;

/** One workspace by its token, or every one that installs the bot; over HTTP at `/slack/events` or in Socket Mode. */
export function createSlack(dependencies: Dependencies): ChatPlatform {
  const { settings, inbox, log, count, trace, now } = dependencies;
  const slackLog = createSlackLog(log);
  const deliveries = createDeliveries<ReceiverEvent['body']>({
    ...{ platform: 'slack', inbox, log, count, trace, now, codeOf, isRefused },
    answer: (body) => orNotInstalled(app.processEvent({ body, ack: async () => undefined }), log),
    wasAnswered: (body) => createWasAnswered({ workspaces, clientOf, log })(body),
    // Its answers can be found again.
    tellInterrupted: async () => undefined,
    apologise: (body) => orNotInstalled(createApologise({ workspaces, clientOf, send })(body), log),
  });
  const options = { ...clientOptions(settings.apiUrl), logger: slackLog };
  const clientOf = createClients(options);
  const connecting = { ...dependencies, clientOptions: options, clientOf, deliveries, slackLog };
  const { receiver, workspaces } = connect(connecting);
  const app: App = new App({
    ...{ receiver, logger: slackLog, authorize: workspaces.authorize, clientOptions: options },
    // Conversations are remembered by the core.
    convoStore: false,
  });
  // Whoever handed it the delivery logs what failed: Bolt would do so as well.
  app.error((error) => Promise.reject(error));
  const sendInTurn = createSendQueue(waitBeforeRetry, count);
  const filesOfReply = createFilesOfReply(log);
  const sendNow = createSend({ sendInTurn, clientOf, filesOfReply });
  const send: Send = (...reply) => trace('reply', { platform: 'slack' }, () => sendNow(...reply));
  // A second try might arrive beside the first: whoever sends of its own accord looks whether that one is there.
  const sendOnce = createSend({
    sendInTurn: createSendQueue(waitWhereRefused, count),
    clientOf,
    filesOfReply,
  });
  const clientFor = createClientFor({ workspaces, clientOf });
  let isListening = false;

  return {
    name: 'slack',
    perSecond,
    isTryOut: false,
    async start(respond) {
      await workspaces.start();
      if (!isListening) answerWith(respond, { ...dependencies, app, send, sendInTurn, clientOf, workspaces });
      isListening = true;
      deliveries.start();
      await receiver.start();
    },
    startSending: workspaces.start,
    sendPrivately: createSendPrivately({ clientFor, send: sendOnce, log }),
    findDelivery: createFindDelivery({ clientFor, log }),
    ...createDirectory({ workspaces, clientFor, log }),
    async stop() {
      if (isListening) await receiver.stop();
      await deliveries.stop();
    },
  };
}

/** Where the bot is not installed any more there is nobody to answer to. */
async function orNotInstalled(done: Promise<void>, log: Logger): Promise<void> {
  try {
    await done;
  } catch (error) {
    if (!isNotInstalled(error)) throw error;
    log.warn('something came from a Slack workspace that has not installed Rolecall');
  }
}

interface Parts extends Dependencies {
  readonly app: App;
  readonly send: Send;
  readonly sendInTurn: SendInTurn;
  readonly clientOf: ClientOf;
  readonly workspaces: Workspaces;
}

function answerWith(respond: Respond, parts: Parts): void {
  const told = { ...parts, respond };
  const work = createWork(told);
  listenToSlack({
    ...{ ...told, work, aboutAnswers: createAboutAnswers(told), channelChoice: createChannelChoice(told) },
    ...{
      answerHere: createAnswerHere({ ...told, work }),
      unfurl: createUnfurl(told),
      home: createHome(told),
    },
  });
}
