import { once } from 'node:events';
import { connect } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import pino from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import type { CountedEvent } from '../../src/chat/count-event.ts';
import type { Respond } from '../../src/chat/platform.ts';
import { say } from '../../src/chat/say.ts';
import { traceNothing } from '../../src/chat/trace.ts';
import { isPrivateAddress, usualLimits } from '../../src/platforms/http-limits.ts';
import { createHttpServer } from '../../src/platforms/http-server.ts';
import { createSlack } from '../../src/platforms/slack/create-slack.ts';
import { createTeams } from '../../src/platforms/teams/create-teams.ts';
import { createWebChat } from '../../src/platforms/web/web-chat.ts';
import { openStores } from '../../src/storage/open-stores.ts';
import { badBodies } from './bad-bodies.ts';
import { badHeads } from './bad-heads.ts';
import { expect200s, speak } from './raw-request.ts';
import { openTeamsFront } from './teams/teams-front.ts';

const limits = {
  ...usualLimits,
  ...{ headersMs: 1_500, requestMs: 2_500, betweenLooksMs: 100, keepAliveMs: 300 },
};

/** All that can be mounted, in this process. */
async function open(most: Partial<typeof limits> = {}) {
  const lines: Record<string, unknown>[] = [];
  const counted: CountedEvent[] = [];
  const log = pino({ level: 'trace' }, { write: (line) => void lines.push(JSON.parse(line)) });
  const count = (event: CountedEvent) => void counted.push(event);
  const now = Date.now;
  const server = createHttpServer({
    ...{ host: '127.0.0.1', port: 0, log, count, isReady: () => true, limits: { ...limits, ...most } },
  });
  const onError = (error: unknown) => {
    throw error;
  };
  const stores = await openStores({ place: { engine: 'sqlite', file: ':memory:' }, now, onError });
  const { settings } = await openTeamsFront();
  const parts = { server, ...stores, log, count, trace: traceNothing, now };
  const respond: Respond = async (incoming) =>
    say(incoming.kind === 'message' ? `You asked: ${incoming.text}` : '');
  const platforms = [
    createWebChat({
      ...{ ...parts, newId: () => 'id', examples: () => [], sampleTeam: () => [] },
      toPlainText: ({ blocks }) => blocks.map((block) => ('line' in block ? block.line.text : '')).join(''),
    }),
    createSlack({
      settings: {
        install: { clientId: '1.2', clientSecret: 'client-secret', secret: '0123456789abcdef' },
        via: { signingSecret: 'shhh-a-signing-secret' },
      },
      ...{ ...parts, examples: () => [], summarisePage: () => undefined },
    }),
    createTeams({ settings, ...parts, findPages: () => [], random: () => 0 }),
  ];
  for (const platform of platforms) await platform.start(respond);
  const { url } = await server.listen();
  onTestFinished(async () => {
    for (const platform of platforms) await platform.stop();
    await server.stop();
    await stores.close();
  });
  const { host, port } = new URL(url);
  const ask = async (text: string) => {
    const response = await fetch(`${url}/chat/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: url },
      body: JSON.stringify({ account: 'ada', conversation: 'one', text }),
    });
    return ((await response.json()) as { text: string }).text;
  };
  return { url, host, port: Number(port), ask, lines, counted };
}

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

function memoryInMb(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1_048_576;
}

it('refuses everything that is wrong, all at once, while ordinary questions are answered', async () => {
  const { host, port, ask, lines } = await open();
  const all = [...badHeads(host), ...badBodies(host)];
  const questions = Array.from({ length: 50 }, (_, at) => `question ${at}`);
  const round = async () => {
    const spoken = Promise.all(all.map((bad) => speak(port, bad)));
    const answered = await Promise.all(questions.map(ask));
    return { statuses: await spoken, answered };
  };
  await round();
  const before = memoryInMb();
  const rounds = [await round(), await round()];
  expect(memoryInMb() - before).toBeLessThan(20);
  for (const { statuses, answered } of rounds) {
    expect(answered).toEqual(questions.map((question) => `You asked: ${question}`));
    const found = all.map(({ name, statuses: due }, at) => ({
      name,
      statuses: due === expect200s ? due : statuses[at],
    }));
    expect(found).toEqual(all.map(({ name, statuses: due }) => ({ name, statuses: due })));
  }
  expect([...new Set(lines.map(({ msg }) => msg))].toSorted()).toEqual([
    'answered on the try-out page',
    'something came from Slack that cannot be read',
    'something that did not come from Slack was refused',
    'something that did not come from Teams was refused',
    'something was refused that was signed for Slack at another time than this',
  ]);
});

it('closes what connects beyond the limit, and serves again when there is room', async () => {
  const { port, ask, counted } = await open({ mostConnections: 20 });
  const sockets = Array.from({ length: 30 }, () => connect(port, '127.0.0.1').on('error', () => undefined));
  const closed = sockets.map((socket) => once(socket, 'close'));
  await expect.poll(() => counted.length).toBe(10);
  expect(counted).toEqual(
    Array.from({ length: 10 }, () => ({ what: 'refused', by: 'server', reason: 'connections' })),
  );
  for (const socket of sockets) socket.destroy();
  await Promise.all(closed);
  await expect.poll(() => ask('and now?').catch(() => 'no answer')).toBe('You asked: and now?');
});

it('closes connections that wait for a next request when others need them', async () => {
  const { port, ask } = await open({ mostConnections: 20, keepAliveMs: 60_000 });
  const sockets = Array.from({ length: 20 }, () => connect(port, '127.0.0.1').on('error', () => undefined));
  for (const socket of sockets) {
    socket.write(`GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
    await once(socket, 'data');
  }
  await expect.poll(() => ask('and now?').catch(() => 'no answer')).toBe('You asked: and now?');
});

it('keeps a connection for longer than balancers use it', async () => {
  const { port } = await open({ keepAliveMs: usualLimits.keepAliveMs });
  const { headers } = await fetch(`http://127.0.0.1:${port}/healthz`);
  const [, seconds] = /timeout=(\d+)/.exec(headers.get('keep-alive') ?? '') ?? [];
  // nginx and AWS's balancers: a minute.
  expect(Number(seconds)).toBeGreaterThan(60);
});

it('closes what one address connects beyond its own limit, and nothing of others', async () => {
  const { port, ask, counted } = await open({
    mostPerAddress: 5,
    isShared: (address) => address !== '127.0.0.2',
  });
  const from = { host: '127.0.0.1', localAddress: '127.0.0.2', port };
  const sockets = Array.from({ length: 8 }, () => connect(from).on('error', () => undefined));
  await expect.poll(() => counted.length).toBe(3);
  expect(await ask('and now?')).toBe('You asked: and now?');
  for (const socket of sockets) socket.destroy();
  // Those that have closed are not counted any more.
  const again = async () => {
    const socket = connect(from).on('error', () => undefined);
    socket.write(`GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`);
    const said: Buffer[] = [];
    socket.on('data', (piece) => void said.push(piece));
    await once(socket, 'close');
    return String(Buffer.concat(said)).slice(0, 15);
  };
  await expect.poll(again).toBe('HTTP/1.1 200 OK');
});

it.each([
  ['127.0.0.1', true],
  ['::1', true],
  ['::ffff:10.1.2.3', true],
  ['172.31.255.255', true],
  ['172.32.0.1', false],
  ['192.168.0.7', true],
  ['100.64.0.1', true],
  ['fd12::1', true],
  ['fe80::1', true],
  ['203.0.113.7', false],
  ['::ffff:203.0.113.7', false],
  ['2001:db8::7', false],
  ['', false],
])('knows whether %s is an address that only a network of one’s own has: %s', (address, isPrivate) => {
  expect(isPrivateAddress(address)).toBe(isPrivate);
});

it('counts by their grounds what it refuses', async () => {
  const { host, port, counted } = await open();
  const wanted = [
    'a wrong signature',
    'an old signature',
    'signed text that is no JSON',
    'a megabyte for Slack',
    'no token',
    'more than Teams sends',
    'a list in place of a message',
    'JSON that never ends',
  ];
  for (const bad of badBodies(host).filter(({ name }) => wanted.includes(name))) await speak(port, bad);
  const refused = counted.flatMap((event) =>
    event.what === 'refused' ? [`${event.by} ${event.reason}`] : [],
  );
  expect(refused.toSorted()).toEqual([
    'server size',
    'server unreadable',
    'slack signature',
    'slack size',
    'slack timestamp',
    'slack unreadable',
    'teams unreadable',
  ]);
});
