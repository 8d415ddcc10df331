import { randomUUID } from 'node:crypto';
import type { WriteStream } from 'node:tty';
import type { Logger } from 'pino';
import type { CountEvent } from '../chat/count-event.ts';
import type { FindPages } from '../chat/found-page.ts';
import type { SummarisePage } from '../chat/page-summary.ts';
import { toPlainText } from '../chat/plain-text.ts';
import { type ChatPlatform, type Respond, StartError } from '../chat/platform.ts';
import type { Trace } from '../chat/trace.ts';
import { traceRespond } from '../chat/trace-respond.ts';
import { ConfigError } from '../config/config-error.ts';
import { platformNeeds } from '../config/platform-needs.ts';
import type { Config } from '../config.ts';
import { createProfiles, type Profiles } from '../people/profiles.ts';
import { createHttpServer, type HttpServer } from '../platforms/http-server.ts';
import { createMetricsRouter } from '../platforms/metrics-router.ts';
import { createTeamsTryOut } from '../platforms/teams/create-teams-try-out.ts';
import { createWebChat } from '../platforms/web/web-chat.ts';
import { keepSending } from '../schedule/keep-sending.ts';
import type { Stores } from '../storage/open-stores.ts';
import { createDraw, type Draw } from '../summaries/rendering/create-draw.ts';
import { createSamples } from './create-samples.ts';
import { createMakeServing, type Serving } from './create-serving.ts';
import { logDocuments } from './describe-documents.ts';
import { holdDatabase } from './hold-database.ts';
import { keepReloading } from './keep-reloading.ts';
import { type LoadedAnswers, loadAnswers } from './load-answers.ts';
import { type Observed, observe, openMeasuredStores } from './observe.ts';
import { type OpenedDocuments, openDocuments } from './open-documents.ts';
import { openForgetting } from './open-forgetting.ts';
import { readVersion } from './read-version.ts';
import { stopWithin } from './stop-within.ts';

interface Dependencies {
  readonly config: Config;
  readonly output: WriteStream;
}

interface Stoppable {
  stop(): Promise<void>;
}

/** What runs until it is stopped. */
export interface Served extends Stoppable {
  readonly log: Logger;
}

/** Does what this process is for, on every configured platform. Throws a KnowledgeError or ConfigError where it cannot start. */
export async function serve({ config, output }: Dependencies): Promise<Served> {
  const observed = await observe(config, output.isTTY);
  const { log, logAt, count, trace } = observed;
  const begunAt = Date.now();
  const { loaded, stores } = await open(config, observed);
  const { framework } = loaded;
  logDocuments(framework, { log });
  let isReady = false;
  const server = openServer(config, observed, () => isReady);
  // Who tries Rolecall has it on their own machine; what serves an organisation does not open a second door.
  const isTryOut = !config.slack && !config.teams && config.webChat !== 'off';
  const draw = createDraw({ log: logAt('core') });
  const documents = await openServing({
    ...{ config, loaded, begunAt, observed, stores, draw, isTryOut },
    profiles: createProfiles(() => started),
  });
  const { respond, sending: sent, ...shown } = followDocuments(documents);
  const samples = createSamples({ config, isTryOut, framework, stores });
  const { examples } = shown;
  const webChat = createWebChat({
    ...{ server, log: logAt('web'), count, trace, now: Date.now, newId: randomUUID },
    ...{ examples, sampleTeam: samples.team, toPlainText },
  });
  const hasWebChat = config.webChat === 'on' || isTryOut;
  const serving = { config, isTryOut, server, logAt, count, trace };
  const platforms = await createPlatforms({ ...serving, ...stores, ...shown });
  const started = hasWebChat ? [webChat, ...platforms] : platforms;
  const answering = { answers: config.answers, respond: traceRespond(respond, trace) };
  let background: readonly Stoppable[] = [];
  const stop = async () => {
    const stopped = background.map((one) => one.stop());
    // The web chat first: its streams stay open as long as a page does, and the server would wait for them.
    for (const one of [webChat, server]) await one.stop();
    await Promise.all([...stopped, ...platforms.map((platform) => platform.stop())]);
    for (const one of [draw, documents]) await one.stop();
    await stores.close();
    await observed.stop();
  };
  const url = await start({ started, ...answering, server, settle: samples.settle }).catch(async (error) => {
    await stop();
    throw error;
  });
  isReady = true;
  background = [
    keepReloading({ look: documents.look, log }),
    ...(config.sends ? [startSending({ config, sent, stores, platforms: started, logAt })] : []),
  ];
  announce({ url, hasWebChat, config, log, output });
  return {
    log,
    stop() {
      isReady = false;
      return stopWithin({
        stop,
        delayMs: config.stopDelayMs,
        hurry: () => void documents.current().stop(),
        log,
      });
    },
  };
}

/** The documents and the database at once: one works while the other waits for an answer. Neither stays open alone. */
async function open(config: Config, observed: Observed) {
  const opening = openAlone(config, observed);
  try {
    const [loaded, stores] = await Promise.all([loadAnswers(config), opening]);
    return { loaded, stores };
  } catch (error) {
    await opening.then(
      (stores) => stores.close(),
      () => undefined,
    );
    throw error;
  }
}

/** The database, which no other process that serves has meanwhile where it is one of SQLite. */
async function openAlone(config: Config, observed: Observed): Promise<Stores> {
  const held = await holdDatabase(config, observed.logAt('database'));
  const stores = await openMeasuredStores(config, observed).catch((error: unknown) => {
    held.release();
    throw error;
  });
  return {
    ...stores,
    async close() {
      await stores.close();
      held.release();
    },
  };
}

interface ServingDependencies {
  readonly config: Config;
  readonly loaded: LoadedAnswers;
  readonly begunAt: number;
  readonly observed: Observed;
  readonly stores: Stores;
  readonly draw: Draw;
  readonly isTryOut: boolean;
  readonly profiles: Profiles;
}

/** What answers from the documents, made anew where they are read again. */
function openServing({ loaded, begunAt, ...dependencies }: ServingDependencies) {
  const { config, stores, observed } = dependencies;
  return openDocuments({
    ...{ first: { loaded, begunAt }, load: () => loadAnswers(config), reloads: stores.reloads },
    make: createMakeServing({
      ...{ ...dependencies, installation: installationOf(config, begunAt), now: Date.now },
    }),
    retire: (serving) => serving.retire(),
    ...{ log: observed.log, now: Date.now },
  });
}

interface SendingDependencies {
  readonly config: Config;
  readonly sent: Pick<Serving['core'], 'plan' | 'compose'>;
  readonly stores: Stores;
  readonly platforms: readonly ChatPlatform[];
  readonly logAt: Observed['logAt'];
}

/** Sends what the bot sends of its own accord, and deletes what has expired. */
function startSending({ config, sent, stores, platforms, logAt }: SendingDependencies) {
  const forgetting = openForgetting({ config, stores, log: logAt('database') });
  const sending = keepSending({
    ...{ outbox: stores.outbox, ...sent, log: logAt('sending'), now: Date.now, needs: platformNeeds },
    platforms: new Map(platforms.map((platform) => [platform.name, platform])),
  });
  return {
    async stop() {
      await Promise.all([forgetting.stop(), sending.stop()]);
    },
  };
}

/** The server without any platform. */
function openServer(
  { host, port, metricsToken }: Config,
  { logAt, metrics, count }: Observed,
  isReady: () => boolean,
): HttpServer {
  const server = createHttpServer({ host, port, log: logAt('server'), isReady, count });
  server.mount('/metrics', createMetricsRouter({ metrics, token: metricsToken }));
  return server;
}

function installationOf({ place: { engine }, answers, sends }: Config, startedAt: number) {
  const role = answers && sends ? 'all of the work' : answers ? 'the answering' : 'the sending';
  const process = { role, startedAt: new Date(startedAt) };
  return { version: readVersion(), engine, process };
}

/** What answers, sends and shows, each time by the documents that are in use then. */
function followDocuments({ current }: OpenedDocuments<Serving>) {
  const respond: Respond = (incoming, progress) => current().core.respond(incoming, progress);
  const plan = () => current().core.plan();
  const compose: Serving['core']['compose'] = (claimed) => current().core.compose(claimed);
  const summarisePage: SummarisePage = (url) => current().summarisePage(url);
  const findPages: FindPages = (query, most) => current().findPages(query, most);
  const examples = () => current().examples;
  return { respond, sending: { plan, compose }, summarisePage, findPages, examples };
}

interface PlatformDependencies extends Stores {
  readonly config: Config;
  readonly server: HttpServer;
  readonly logAt: Observed['logAt'];
  readonly count: CountEvent;
  readonly trace: Trace;
  readonly summarisePage: SummarisePage;
  readonly findPages: FindPages;
  readonly examples: () => readonly string[];
  readonly isTryOut: boolean;
}

/** What is configured; each is loaded only then. */
async function createPlatforms({
  config,
  isTryOut,
  logAt,
  ...others
}: PlatformDependencies): Promise<ChatPlatform[]> {
  const { slack, teams } = config;
  const platforms: ChatPlatform[] = [];
  const forTeams = { now: Date.now, random: Math.random, log: logAt('teams'), ...others };
  if (slack) {
    const { createSlack } = await import('../platforms/slack/create-slack.ts');
    platforms.push(createSlack({ settings: slack, now: Date.now, log: logAt('slack'), ...others }));
  }
  if (teams) {
    const { createTeams } = await import('../platforms/teams/create-teams.ts');
    platforms.push(createTeams({ settings: teams, ...forTeams }));
  }
  if (isTryOut) platforms.push(createTeamsTryOut(forTeams));
  return platforms;
}

interface Starting {
  readonly answers: boolean;
  readonly started: readonly ChatPlatform[];
  readonly respond: Respond;
  readonly server: HttpServer;
  /** Writes what has to be there before anybody is answered. */
  readonly settle: () => Promise<void>;
}

/** The server first: a process without its port is none, must not take what waits in the inbox, and writes nothing. */
async function start({ started, answers, respond, server, settle }: Starting): Promise<URL> {
  const { url } = await server.listen().catch((error: unknown) => {
    if (error instanceof Error) throw new ConfigError([error.message], { cause: error });
    throw error;
  });
  await settle();
  try {
    for (const platform of started) await (answers ? platform.start(respond) : platform.startSending());
  } catch (error) {
    if (error instanceof StartError) throw new ConfigError([error.message], { cause: error });
    throw error;
  }
  return new URL(url);
}

interface Announced {
  readonly url: URL;
  readonly hasWebChat: boolean;
  readonly config: Pick<Config, 'answers' | 'sends'>;
  readonly log: Logger;
  readonly output: WriteStream;
}

function announce({ url, hasWebChat, config, log, output }: Announced): void {
  if (!hasWebChat) {
    const { answers, sends } = config;
    log.info({ url: url.href, answers, sends }, 'listening; the web chat is off');
    return;
  }
  if (!/^(?:127\.|localhost$|\[::1\]$)/.test(url.hostname)) {
    log.warn({ url: url.href }, 'the web chat is for this machine only: HOST=127.0.0.1 makes it reachable');
    return;
  }
  url.hostname = 'localhost';
  const invitation = `Rolecall is ready: open ${url.href} in a browser on this machine.`;
  // A line for people would break the JSON lines of a log that programs read.
  if (output.isTTY) output.write(`\n${invitation}\n\n`);
  else log.info({ url: url.href }, invitation);
}
