import pino from 'pino';
import { onTestFinished } from 'vitest';
import type { SummarisePage } from '../../../src/chat/page-summary.ts';
import type { Respond } from '../../../src/chat/platform.ts';
import { traceNothing } from '../../../src/chat/trace.ts';
import { createHttpServer } from '../../../src/platforms/http-server.ts';
import { createSlack } from '../../../src/platforms/slack/create-slack.ts';
import { openStores, type Stores } from '../../../src/storage/open-stores.ts';
import { expectNothingKeptIn, neverLogged } from '../../never-logged.ts';
import { deliver, eventOf, openWorkspace } from './slack-workspace.ts';

const question = 'what does an IT service manager do?';

interface Options {
  /** The time that Slack's part of the bot goes by. */
  readonly now?: () => number;
  readonly summarisePage?: SummarisePage;
  readonly examples?: readonly string[];
  /** Any workspace may install it, in place of the one whose token it has. */
  readonly isInstalled?: boolean;
  /** Those of the core. */
  readonly stores?: Stores;
}

const install = {
  clientId: '1.2',
  clientSecret: 'client-secret',
  secret: '0123456789abcdef0123456789abcdef',
};

/** Slack with a core that answers as the test wants, in this process; spoken to over HTTP as always. */
export async function openSlack(
  respond: Respond,
  {
    now = Date.now,
    summarisePage = () => undefined,
    examples = [],
    isInstalled = false,
    stores: shared,
  }: Options = {},
) {
  const workspace = await openWorkspace();
  const { ada, direct, front, write, env } = workspace;
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line) => void lines.push(line) });
  for (const secret of [env.SLACK_BOT_TOKEN, env.SLACK_SIGNING_SECRET]) neverLogged(secret);
  const server = createHttpServer({ host: '127.0.0.1', port: 0, log, isReady: () => true });
  const onError = (error: unknown) => {
    throw error;
  };
  const stores =
    shared ?? (await openStores({ place: { engine: 'sqlite', file: ':memory:' }, now, onError }));
  const settings = {
    ...(isInstalled ? { install } : { token: env.SLACK_BOT_TOKEN }),
    via: { signingSecret: env.SLACK_SIGNING_SECRET },
  };
  const slack = createSlack({
    settings: { ...settings, apiUrl: env.SLACK_API_URL },
    ...{ server, ...stores, log, count: () => undefined, trace: traceNothing, now, summarisePage },
    examples: () => examples,
  });
  await slack.start(respond);
  const { url } = await server.listen();
  onTestFinished(async () => {
    await server.stop();
    await slack.stop();
    if (!shared) await stores.close();
    expectNothingKeptIn(lines.join(''));
  });

  /** Asks in a direct message, and gives the thread. */
  const ask = async (text = question) => {
    const ts = await write(direct, text);
    const said = { type: 'message', channel_type: 'im', channel: direct, user: ada, text, ts };
    await deliver(url, eventOf(said));
    return ts;
  };
  const callsOf = (...methods: string[]) =>
    front.calls
      .filter(({ method }) => methods.includes(method))
      .map(({ method, values }) => ({ method, ...Object.fromEntries(values) }) as Record<string, string>);
  return {
    ...workspace,
    url,
    slack,
    stops: stores.stops,
    channelSettings: stores.channelSettings,
    ask,
    callsOf,
    /** What was logged so far. */
    log: () => lines.join(''),
  };
}
