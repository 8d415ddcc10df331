import { randomUUID } from 'node:crypto';
import type { WriteStream } from 'node:tty';
import type { Logger } from 'pino';
import { exampleQuestions } from '../answers/compose/chat.ts';
import { createFindPages } from '../answers/find-pages.ts';
import { createSummarisePage } from '../answers/summarise-page.ts';
import { createAllowance } from '../answers/written/allowance.ts';
import type { FindPages } from '../chat/found-page.ts';
import type { SummarisePage } from '../chat/page-summary.ts';
import { toPlainText } from '../chat/plain-text.ts';
import { type ChatPlatform, type Respond, StartError } from '../chat/platform.ts';
import { keepSampleRatings } from '../check-ins/sample-ratings.ts';
import { ConfigError } from '../config/config-error.ts';
import type { Config } from '../config.ts';
import type { Framework } from '../framework/model.ts';
import { createCountWriting } from '../metrics/create-count-writing.ts';
import { createMetrics } from '../metrics/create-metrics.ts';
import { createProfiles } from '../people/profiles.ts';
import { settleSampleTeam } from '../people/sample-team.ts';
import { createHttpServer, type HttpServer } from '../platforms/http-server.ts';
import { createMetricsRouter } from '../platforms/metrics-router.ts';
import { createTeamsTryOut } from '../platforms/teams/create-teams-try-out.ts';
import { createWebChat } from '../platforms/web/web-chat.ts';
import { keepSending } from '../schedule/keep-sending.ts';
import type { Stores } from '../storage/open-stores.ts';
import { createDraw } from '../summaries/rendering/create-draw.ts';
import { createCore } from './create-core.ts';
import { createLog } from './create-log.ts';
import { type LoadedAnswers, loadAnswers } from './load-answers.ts';
import { openStoresAt } from './open-stores-at.ts';
import { listPersonalData } from './personal-data.ts';

interface Dependencies {
  readonly config: Config;
  readonly output: WriteStream;
}

/** What runs until it is stopped. */
export interface Served {
  readonly log: Logger;
  stop(): Promise<void>;
}

/** Serves every configured platform. Throws a KnowledgeError or ConfigError where it cannot start. */
export async function serve({ config, output }: Dependencies): Promise<Served> {
  const log = await createLog(config, output.isTTY);
  const loaded = await loadAnswers(config);
  const { framework, answerQuestion } = loaded;
  logDocuments(framework, log);
  const { host, port } = config;
  let isReady = false;
  const server = createHttpServer({ host, port, log, isReady: () => isReady });
  const metrics = createMetrics();
  server.mount('/metrics', createMetricsRouter({ metrics, token: config.metricsToken }));
  const stores = await openStoresAt(config, (error) =>
    log.error({ err: error }, 'the database failed where nothing waits for it'),
  );
  const forgetting = forgetNowAndThen(stores, log);
  const examples = exampleQuestions(framework).map(({ value }) => value);
  const summarisePage = createSummarisePage(framework);
  const findPages = createFindPages(framework, answerQuestion);
  // Who tries Rolecall has it on their own machine; what serves an organisation does not open a second door.
  const isTryOut = !config.slack && !config.teams && config.webChat !== 'off';
  const draw = createDraw({ log });
  const written = await openWritten({ config, loaded, stores, log, metrics });
  const core = createCore({
    ...{ ...loaded, ...config, stores, log, draw, isTryOut, now: Date.now },
    answerer: written?.answerer ?? loaded.answerer,
    profiles: createProfiles(() => started),
  });
  const sampleTeam = await settleSampleTeam({
    ...{ isTryOut, framework, people: stores.people, held: listPersonalData(stores), now: Date.now },
  });
  if (isTryOut) await keepSampleRatings({ framework, ratings: stores.ratings, now: Date.now });
  const webChat = createWebChat({ server, log, newId: randomUUID, examples, sampleTeam, toPlainText });
  const hasWebChat = config.webChat === 'on' || isTryOut;
  const documents = { examples, summarisePage, findPages };
  const platforms = await createPlatforms({ config, isTryOut, server, ...stores, log, ...documents });
  const started = hasWebChat ? [webChat, ...platforms] : platforms;
  const url = await start({ started, respond: core.respond, server }).catch(async (error) => {
    await stores.close();
    throw error;
  });
  isReady = true;
  const sending = keepSending({
    ...{ outbox: stores.outbox, ...core, log, now: Date.now },
    platforms: new Map(started.map((platform) => [platform.name, platform])),
  });
  announce({ url, hasWebChat, log, output });
  // The web chat first: its streams stay open as long as a page does, and the server would wait for them.
  const inTurn = [webChat, server, sending, ...platforms, draw];
  return {
    log,
    async stop() {
      isReady = false;
      // Begun first: the platforms wait for answers that are being written.
      const writingEnds = written?.stop();
      for (const one of inTurn) await one.stop();
      await writingEnds;
      clearInterval(forgetting);
      await stores.close();
      log.info('stopped');
    },
  };
}

interface WrittenDependencies {
  readonly config: Config;
  readonly loaded: LoadedAnswers;
  readonly stores: Stores;
  readonly log: Logger;
  readonly metrics: ReturnType<typeof createMetrics>;
}

/** Undefined where no model is configured. */
async function openWritten({ config: { model }, loaded, stores, log, metrics }: WrittenDependencies) {
  if (!model) return undefined;
  const { openWrittenAnswers } = await import('./open-written-answers.ts');
  const onError = (error: unknown) => log.error({ err: error }, 'tokens could not be counted');
  return openWrittenAnswers({
    ...{ settings: model, loaded, ...stores, log },
    count: createCountWriting({ registry: metrics, ...(model.prices ? { prices: model.prices } : {}) }),
    allowance: createAllowance({
      ...{ counts: stores.tokenCounts, perPerson: model.tokensPerPerson, perDay: model.tokensPerDay },
      ...{ now: Date.now, onError },
    }),
  });
}

interface PlatformDependencies extends Stores {
  readonly config: Config;
  readonly server: HttpServer;
  readonly log: Logger;
  readonly summarisePage: SummarisePage;
  readonly findPages: FindPages;
  readonly examples: readonly string[];
  readonly isTryOut: boolean;
}

/** What is configured; each is loaded only then. */
async function createPlatforms({
  config,
  isTryOut,
  ...others
}: PlatformDependencies): Promise<ChatPlatform[]> {
  const { slack, teams } = config;
  const platforms: ChatPlatform[] = [];
  if (slack) {
    const { createSlack } = await import('../platforms/slack/create-slack.ts');
    platforms.push(createSlack({ settings: slack, now: Date.now, ...others }));
  }
  if (teams) {
    const { createTeams } = await import('../platforms/teams/create-teams.ts');
    platforms.push(createTeams({ settings: teams, now: Date.now, random: Math.random, ...others }));
  }
  if (isTryOut) platforms.push(createTeamsTryOut({ now: Date.now, random: Math.random, ...others }));
  return platforms;
}

const betweenForgettingMs = 60 * 60 * 1_000;

function forgetNowAndThen(stores: Stores, log: Logger): NodeJS.Timeout {
  const forget = async (): Promise<void> => {
    try {
      await stores.forgetExpired();
    } catch (error) {
      log.error({ err: error }, 'what has expired could not be deleted; it is tried again in an hour');
    }
  };
  return setInterval(() => void forget(), betweenForgettingMs).unref();
}

function logDocuments({ roles, roleLevels, skills, differences }: Framework, log: Logger): void {
  const counts = { roles: roles.length, roleLevels: roleLevels.length, skills: skills.length };
  log.info(counts, 'the documents are loaded');
  if (differences.length === 0) return;
  log.info({ differences: differences.length }, 'documents differ; LOG_LEVEL=debug names each difference');
  for (const difference of differences) log.debug({ difference }, 'documents differ');
}

interface Starting {
  readonly started: readonly ChatPlatform[];
  readonly respond: Respond;
  readonly server: HttpServer;
}

/** Platforms first: the server takes requests only for what can answer them. */
async function start({ started, respond, server }: Starting): Promise<URL> {
  try {
    for (const platform of started) await platform.start(respond);
  } catch (error) {
    if (error instanceof StartError) throw new ConfigError([error.message], { cause: error });
    throw error;
  }
  try {
    const { url } = await server.listen();
    return new URL(url);
  } catch (error) {
    if (error instanceof Error) throw new ConfigError([error.message], { cause: error });
    throw error;
  }
}

interface Announced {
  readonly url: URL;
  readonly hasWebChat: boolean;
  readonly log: Logger;
  readonly output: WriteStream;
}

function announce({ url, hasWebChat, log, output }: Announced): void {
  if (!hasWebChat) {
    log.info({ url: url.href }, 'listening; the web chat is off');
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
