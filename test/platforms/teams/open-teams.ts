import pino from 'pino';
import { expect, onTestFinished } from 'vitest';
import type { FindPages } from '../../../src/chat/found-page.ts';
import type { Respond } from '../../../src/chat/platform.ts';
import { traceNothing } from '../../../src/chat/trace.ts';
import { createHttpServer } from '../../../src/platforms/http-server.ts';
import { createTeams } from '../../../src/platforms/teams/create-teams.ts';
import { openStores, type Stores } from '../../../src/storage/open-stores.ts';
import { expectNothingKeptIn, neverLogged } from '../../never-logged.ts';
import { checkCard } from '../adaptive-cards/check-card.ts';
import { type Json, openTeamsFront, signToken, tenantId } from './teams-front.ts';

interface Options {
  readonly now?: () => number;
  readonly findPages?: FindPages;
  /** Without credentials. */
  readonly isTryOut?: boolean;
  /** Of another replica, over the same database. */
  readonly stores?: Stores;
  readonly front?: Awaited<ReturnType<typeof openTeamsFront>>;
}

const bot = { id: '28:11111111-2222-3333-4444-555555555555', name: 'Rolecall' };
const ada = { id: '29:ada', aadObjectId: 'ada-in-entra', name: 'Ada' };

let activities = 0;

/** Teams with a core that answers as the test wants, in this process; spoken to over HTTP as always. */
export async function openTeams(
  respond: Respond,
  { now = Date.now, findPages = () => [], isTryOut = false, stores: shared, front: known }: Options = {},
) {
  const front = known ?? (await openTeamsFront());
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line) => void lines.push(line) });
  const server = createHttpServer({ host: '127.0.0.1', port: 0, log, isReady: () => true });
  const onError = (error: unknown) => {
    throw error;
  };
  const stores =
    shared ?? (await openStores({ place: { engine: 'sqlite', file: ':memory:' }, now, onError }));
  const settings = isTryOut ? undefined : front.settings;
  neverLogged(front.settings.password);
  const random = () => 0;
  const teams = createTeams({
    ...{
      settings,
      server,
      ...stores,
      findPages,
      log,
      count: () => undefined,
      trace: traceNothing,
      now,
      random,
    },
  });
  await teams.start(respond);
  const { url } = await server.listen();
  onTestFinished(async () => {
    await server.stop();
    await teams.stop();
    if (!shared) await stores.close();
    expectNothingKeptIn(lines.join(''));
  });

  const post = (body: unknown, headers: Readonly<Record<string, string>>) =>
    fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  /** As Teams delivers it: signed. */
  const deliver = async (activity: Json): Promise<Response> => {
    const token = await signToken({ serviceUrl: front.serviceUrl });
    return post(activity, { Authorization: `Bearer ${token}` });
  };

  /** An invoke's reply. Its cards are checked. */
  const invoke = async (name: string, value: unknown, more: Json = {}) => {
    const response = await deliver({ ...personal(front.serviceUrl), type: 'invoke', name, value, ...more });
    const body = await response.text();
    const json = body === '' ? undefined : JSON.parse(body);
    for (const card of cardsIn(json)) expect(checkCard(card), 'a card of an invoke').toEqual([]);
    return { status: response.status, body: json };
  };

  return {
    ...{ front, stores, teams, url, post, deliver, invoke, lines },
    /** Says something in a personal chat. */
    say: (text: string, more: Json = {}) => {
      neverLogged(text);
      return deliver({ ...personal(front.serviceUrl), text, ...more });
    },
    personal: (more: Json = {}) => ({ ...personal(front.serviceUrl), ...more }),
    group: (more: Json = {}) => ({ ...group(front.serviceUrl), ...more }),
  };
}

function cardsIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(cardsIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'AdaptiveCard') return [value];
  return Object.values(value).flatMap(cardsIn);
}

/** What Teams sends from a chat with the bot alone. */
function personal(serviceUrl: string) {
  activities += 1;
  return {
    ...{
      type: 'message',
      id: `17638000${activities}`,
      channelId: 'msteams',
      serviceUrl,
      from: ada,
      recipient: bot,
    },
    conversation: { id: 'a:personal', conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    ...{ text: 'hello', textFormat: 'plain', locale: 'en-GB' },
    entities: [{ type: 'clientInfo', locale: 'en-GB', country: 'GB', platform: 'Windows' }],
  };
}

/** What Teams sends from a channel where the bot was mentioned. */
function group(serviceUrl: string) {
  return {
    ...personal(serviceUrl),
    conversation: {
      ...{ id: '19:channel@thread.tacv2;messageid=1763800000', conversationType: 'channel' },
      ...{ tenantId, isGroup: true },
    },
    text: '<at>Rolecall</at> what does an IT service manager do?',
    entities: [{ type: 'mention', mentioned: bot, text: '<at>Rolecall</at>' }],
  };
}
