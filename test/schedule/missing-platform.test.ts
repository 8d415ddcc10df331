import { beforeEach, expect, it, onTestFinished } from 'vitest';
import type { ChatPlatform, Sent } from '../../src/chat/platform.ts';
import type { Planned } from '../../src/schedule/outbox.ts';
import { type Composed, createSendDue } from '../../src/schedule/send-due.ts';
import { createWarnOfWaiting } from '../../src/schedule/warn-of-waiting.ts';
import { openStores, type Stores } from '../../src/storage/open-stores.ts';

const fail = (error: unknown): never => {
  throw error;
};
const log = { info: () => undefined, error: fail };
const minuteMs = 60_000;
const closesInMs = 60 * minuteMs;

let stores: Stores;
let time: number;
let arrived: string[];
const now = () => time;

beforeEach(async () => {
  time = Date.parse('2026-11-24T10:00:00Z');
  arrived = [];
  stores = await openStores({ place: { engine: 'sqlite', file: ':memory:' }, now, onError: fail });
  onTestFinished(() => stores.close());
});

const planAll = (...personIds: readonly string[]) =>
  stores.outbox.plan(
    personIds.map(
      (personId, at): Planned => ({
        ...{ kind: 'check-in', personId, week: '2026-W48' },
        ...{ dueAt: time - 1_000 + at, closesAt: time + closesInMs },
      }),
    ),
  );

/** Whose ids begin with that of a platform are there, and nobody knows where all others are. */
const compose = async ({ personId }: Pick<Planned, 'personId'>): Promise<Composed> => {
  const [, platform] = /^(slack|teams|web)-/.exec(personId) ?? [];
  if (platform === undefined) return { unreachable: 'nobody knows where' };
  const to = { platform, workspace: 'w', id: personId };
  return { to, reply: { blocks: [], citations: [], suggestions: [] } };
};

type Name = 'slack' | 'teams' | 'web' | 'teams try-out';

function toPlatform(name: Name) {
  const isTryOut = name === 'web' || name === 'teams try-out';
  const sendPrivately: ChatPlatform['sendPrivately'] = async ({ id }): Promise<Sent> => {
    if (name === 'teams try-out') return { outcome: 'elsewhere' };
    arrived.push(id);
    return { outcome: 'sent', reference: id };
  };
  const findDelivery = async () => 'arrived' as const;
  const key = name === 'teams try-out' ? 'teams' : name;
  return [key, { perSecond: 1_000_000, isTryOut, sendPrivately, findDelivery }] as const;
}

const platformsOf = (names: readonly Name[]) => new Map(names.map(toPlatform));

const processWith = (...names: readonly Name[]) =>
  createSendDue({ outbox: stores.outbox, compose, log, now, platforms: platformsOf(names) });

/** How often it looked until there was nothing for it. */
async function sendAll(send: () => Promise<number>): Promise<number> {
  let looks = 1;
  while ((await send()) > 0) looks += 1;
  return looks;
}

const states = async () =>
  Object.fromEntries((await stores.outbox.statuses()).map(({ personId, state }) => [personId, state]));

it('leaves what a process lacks the platform for to one that has it', async () => {
  await planAll('slack-ada', 'teams-bob');
  await sendAll(processWith('teams'));
  expect(arrived).toEqual(['teams-bob']);
  expect(await stores.outbox.statuses()).toMatchObject([
    { personId: 'slack-ada', state: 'waiting', reason: 'it waits for a process that has slack' },
    { personId: 'teams-bob', state: 'sent' },
  ]);
  time += closesInMs - 1;
  await sendAll(processWith('slack'));
  expect(arrived).toEqual(['teams-bob', 'slack-ada']);
  expect(await stores.outbox.statuses('slack-ada')).toEqual([
    expect.not.objectContaining({ reason: expect.anything() }),
  ]);
});

it('takes each of them once, however many there are, and goes on to what can be sent', async () => {
  await planAll(...Array.from({ length: 95 }, (_, at) => `slack-${at}`), 'teams-bob');
  const send = processWith('teams');
  expect(await sendAll(send)).toBe(11);
  expect(arrived).toEqual(['teams-bob']);
  expect(await sendAll(send)).toBe(1);
});

it('misses what waits until it closes', async () => {
  await planAll('slack-ada');
  await sendAll(processWith('teams'));
  time += closesInMs;
  await sendAll(processWith('slack'));
  expect(arrived).toEqual([]);
  expect(await states()).toEqual({ 'slack-ada': 'missed' });
});

it('does not decide where only a try-out runs what an organisation’s platform would know', async () => {
  await planAll('cleo', 'teams-bob', 'web-sample');
  const tryOut = processWith('web', 'teams try-out');
  expect(await sendAll(tryOut)).toBe(2);
  expect(arrived).toEqual(['web-sample']);
  expect(await states()).toEqual({ cleo: 'waiting', 'teams-bob': 'waiting', 'web-sample': 'sent' });
  await sendAll(processWith('teams'));
  expect(await states()).toEqual({ cleo: 'unreachable', 'teams-bob': 'sent', 'web-sample': 'sent' });
});

it('leaves it to a process that has the platform whether what was begun arrived', async () => {
  await planAll('slack-ada');
  const [claimed] = await stores.outbox.claimDue(1);
  if (claimed) await stores.outbox.begin(claimed);
  time += 2 * minuteMs;
  await processWith('teams')();
  expect(await states()).toEqual({ 'slack-ada': 'sending' });
  time += 2 * minuteMs;
  await processWith('slack')();
  expect(await states()).toEqual({ 'slack-ada': 'sent' });
});

it('says for which platform messages wait, how many, and what is missing, now and then', async () => {
  await planAll('slack-ada', 'slack-bob', 'cleo');
  await sendAll(processWith('web'));
  const warned: object[] = [];
  const warn = createWarnOfWaiting({
    ...{ outbox: stores.outbox, now, log: { warn: (details) => void warned.push(details) } },
    ...{ platforms: platformsOf(['web']), needs: { slack: 'SLACK_BOT_TOKEN' } },
  });
  // Another process may have it.
  await warn();
  expect(warned).toEqual([]);
  for (let minute = 0; minute < 15; minute++) {
    time += minuteMs;
    await warn();
  }
  const once = [
    { platform: 'slack', messages: 2, needs: 'SLACK_BOT_TOKEN' },
    { platform: 'slack or teams', messages: 1, needs: undefined },
  ];
  expect(warned).toEqual([...once, ...once]);
});
