import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { currentRequest } from '../../src/chat/current-request.ts';
import { createDeliveries } from '../../src/chat/deliveries.ts';
import { traceNothing } from '../../src/chat/trace.ts';
import { clock, minuteMs, open, passes, platform, settled, sharedInbox, shareInbox } from './processes.ts';

shareInbox();

it('keeps a delivery before it is acknowledged, and answers it once', async () => {
  const { accept, done } = open();
  await Promise.all([accept('1', 'one'), accept('1', 'one'), accept('2', 'two')]);
  expect(done).toEqual([]);
  await settled();
  expect(done.filter((what) => what.startsWith('answers'))).toEqual(['answers one', 'answers two']);
  await accept('1', 'one');
  await settled();
  expect(done).toHaveLength(4);
});

it('keeps for itself what takes longer than a lease', async () => {
  let finish = (): void => undefined;
  const slow = open(() => new Promise((resolve) => (finish = resolve)));
  const other = open();
  slow.start();
  other.start();
  await slow.accept('1', 'one');
  await settled();
  await passes(2 * minuteMs);
  finish();
  await settled();
  await passes(minuteMs);
  expect([slow.done, other.done]).toEqual([['begins one', 'answers one'], []]);
});

it('answers what a process that died had acknowledged, within a minute', async () => {
  const dead = open(() => new Promise(() => undefined));
  await dead.accept('1', 'one');
  await settled();
  const next = open();
  next.start();
  await passes(minuteMs);
  expect(next.done).toEqual(['begins one', 'answers one']);
});

it('does not begin what another process may have taken while this one was paused', async () => {
  const paused = open();
  await paused.accept('1', 'one');
  clock.time += minuteMs;
  await settled();
  expect(paused.done).toEqual([]);
});

it('tries once more, then apologises when that is possible again', async () => {
  const { accept, start, done, logged } = open(async () => {
    throw new Error('Slack is down');
  });
  start();
  await accept('1', 'one');
  await passes(3 * minuteMs);
  expect(done).toEqual(['begins one', 'begins one', 'apologises for one']);
  expect(logged).toEqual(['a delivery was not answered', 'a delivery was not answered']);
});

it('tries few while all fail, and answers what has waited when that is over', async () => {
  const many = 40;
  let isAway = true;
  const { accept, done, start } = open(async () => {
    if (isAway) throw new Error('Slack is down');
  });
  start();
  await Promise.all(Array.from({ length: many }, (_, at) => accept(String(at), `${at}`)));
  const begun = () => done.filter((what) => what.startsWith('begins')).length;
  const answered = () => done.filter((what) => what.startsWith('answers')).length;
  await expect.poll(begun).toBeGreaterThan(5);
  await wait(500);
  const tried = begun();
  expect(tried).toBeLessThan(many);
  await wait(1_500);
  expect([begun() - tried, answered()]).toEqual([expect.toBeOneOf([1, 2]), 0]);
  const failed = begun();
  isAway = false;
  // One a second would take longer.
  await expect.poll(answered, { timeout: 5_000 }).toBe(many - failed);
  await passes(minuteMs);
  expect(answered()).toBe(many);
});

it('goes on as ever while the platform is there, although it takes none', async () => {
  const many = 40;
  const { accept, done, start, logged } = open(async () => {
    throw new Error('refused');
  });
  start();
  await Promise.all(Array.from({ length: many }, (_, at) => accept(String(at), `${at}`)));
  await settled();
  expect(done).toHaveLength(many);
  expect(new Set(logged)).toEqual(new Set(['a delivery was not answered']));
});

it('says in the log what it gives up after ten minutes', async () => {
  const down = async () => {
    throw new Error('Slack is down');
  };
  const logged: { details: object; message: string }[] = [];
  const deliveries = createDeliveries<string>({
    ...{ platform, inbox: sharedInbox(), now: () => clock.time, codeOf: () => 'a code' },
    isRefused: () => false,
    ...{ answer: down, apologise: down, tellInterrupted: down, wasAnswered: async () => false },
    ...{ count: () => undefined, trace: traceNothing },
    log: { info: () => undefined, error: (details, message) => void logged.push({ details, message }) },
  });
  deliveries.start();
  await deliveries.accept('1', 'one');
  await passes(20 * minuteMs);
  expect(logged.at(-1)).toEqual({
    details: { platform, attempt: expect.any(Number) },
    message: 'a delivery is given up',
  });
  const before = logged.length;
  await passes(5 * minuteMs);
  expect(logged).toHaveLength(before);
});

it('hands on what it has not begun when it stops, and finishes what it has', async () => {
  const many = 100;
  const stopping = open(() => turn());
  await Promise.all(Array.from({ length: many }, (_, at) => stopping.accept(String(at), `${at}`)));
  await turn();
  await stopping.stop();
  const begun = stopping.done.filter((what) => what.startsWith('begins')).length;
  const answered = stopping.done.filter((what) => what.startsWith('answers')).length;
  expect([begun < many, answered]).toEqual([true, begun]);
  const next = open();
  next.start();
  await settled();
  expect(next.done.filter((what) => what.startsWith('answers'))).toHaveLength(many - begun);
});

it('handles each delivery under an id of its own, which stays when another process takes it up', async () => {
  const first = open(() => Promise.reject(new Error('it dies')));
  const second = open();
  await first.accept('1', 'one');
  await first.accept('2', 'two');
  await settled();
  second.start();
  await passes(minuteMs);
  expect(first.requests).toEqual(['95bd4d757649830c', '528d4e4a362230c8']);
  expect(second.requests).toEqual(first.requests);
  expect(currentRequest()).toBeUndefined();
});

it('counts what is kept, what waits, and what became of it after how long', async () => {
  let finish = (): void => undefined;
  const { accept, counted } = open(() => new Promise((resolve) => (finish = resolve)));
  await accept('1', 'one');
  await settled();
  clock.time += 2_500;
  finish();
  await settled();
  expect(counted).toEqual([
    { what: 'queued', queue: 'deliveries', by: 1 },
    { what: 'kept', platform, seconds: 0 },
    { what: 'settled', platform, outcome: 'answered', seconds: 2.5 },
    { what: 'queued', queue: 'deliveries', by: -1 },
  ]);
});

it('counts what failed, and what was too late to be answered', async () => {
  const failing = open(() => Promise.reject(new Error('it dies')));
  failing.start();
  await failing.accept('1', 'one');
  await passes(3 * minuteMs);
  const outcomes = failing.counted.flatMap((event) => (event.what === 'settled' ? [event.outcome] : []));
  expect(outcomes).toEqual(['failed', 'failed', 'lapsed']);
});

it('counts no time below nothing where a clock is set back', async () => {
  let finish = (): void => undefined;
  const { accept, counted } = open(() => new Promise((resolve) => (finish = resolve)));
  await accept('1', 'one');
  await settled();
  clock.time -= 60 * minuteMs;
  finish();
  await settled();
  expect(counted).toContainEqual({ what: 'settled', platform, outcome: 'answered', seconds: 0 });
});

it('has handed on what it was just being given when it has stopped', async () => {
  const stopping = open();
  const accepting = stopping.accept('1', 'one');
  await stopping.stop();
  expect(await sharedInbox().claimAbandoned(platform, 10)).toMatchObject([{ id: '1', attempt: 1 }]);
  await accepting;
  expect(stopping.done).toEqual([]);
});

it('stops where what it has not begun cannot be handed on, and says so', async () => {
  const logged: string[] = [];
  const release = async () => {
    throw new Error('no database');
  };
  const deliveries = createDeliveries<string>({
    ...{ platform, inbox: { ...sharedInbox(), release }, now: () => clock.time, codeOf: () => 'a code' },
    isRefused: () => false,
    ...{ count: () => undefined, trace: traceNothing },
    ...{ answer: async () => undefined, apologise: async () => undefined },
    ...{ tellInterrupted: async () => undefined, wasAnswered: async () => false },
    log: { info: () => undefined, error: (_details, message) => void logged.push(message) },
  });
  await deliveries.accept('1', 'one');
  await deliveries.stop();
  expect(logged).toEqual(['what was not begun is answered by another process only when its lease ran out']);
});

it('answers what could not be kept also when it stops before that was begun', async () => {
  const accept = async () => {
    throw new Error('no database');
  };
  const stopping = open(undefined, { inbox: { ...sharedInbox(), accept } });
  await stopping.accept('1', 'a press', { isRepeated: false });
  await stopping.stop();
  expect(stopping.done).toEqual(['begins a press', 'answers a press']);
});
