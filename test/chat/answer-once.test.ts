import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Inbox } from '../../src/chat/inbox.ts';
import { clock, lookMs, minuteMs, open, passes, settled, sharedInbox, shareInbox } from './processes.ts';

shareInbox();

const never = () => new Promise<void>(() => undefined);

it('does not answer again what the platform shows already', async () => {
  const dead = open(never);
  await Promise.all([dead.accept('1', 'one'), dead.accept('2', 'two')]);
  await settled();
  const next = open(undefined, { arrived: ['one'] });
  next.start();
  await passes(minuteMs);
  expect(next.done).toEqual(['begins two', 'answers two']);
});

it('says that it was interrupted where nobody can say whether an answer arrived', async () => {
  const dead = open(async (_body, beginSending) => {
    await beginSending();
    await never();
  });
  await dead.accept('1', 'one');
  await settled();
  const next = open();
  next.start();
  await passes(2 * minuteMs);
  expect(next.done).toEqual(['says it was interrupted at one']);
  expect(next.counted).toContainEqual(expect.objectContaining({ what: 'settled', outcome: 'interrupted' }));
});

it('tries again what it could not send', async () => {
  let tries = 0;
  const { accept, start, done } = open(async (_body, beginSending) => {
    await beginSending();
    tries += 1;
    if (tries === 1) throw new Error('Teams is down');
  });
  start();
  await accept('1', 'one');
  await passes(2 * minuteMs);
  expect(done).toEqual(['begins one', 'begins one', 'answers one']);
});

it('sends nothing where another process has taken over', async () => {
  let sent = 0;
  let goOn = (): void => undefined;
  const paused = open(async (_body, beginSending) => {
    await new Promise<void>((resolve) => (goOn = resolve));
    await beginSending();
    sent += 1;
  });
  await paused.accept('1', 'one');
  await settled();
  clock.time += minuteMs;
  const next = open();
  next.start();
  await settled();
  goOn();
  await settled();
  expect([sent, next.done, paused.logged]).toEqual([0, ['begins one', 'answers one'], []]);
});

/** An inbox whose database may be away. */
function openAway() {
  const away = { isAway: true, finished: 0 };
  const orFail =
    <Given extends readonly unknown[], Result>(call: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      if (away.isAway) throw new Error('nobody is there');
      return call(...given);
    };
  const { accept, finish, renew, claimAbandoned } = sharedInbox();
  const noted: Inbox['finish'] = async (claimed) => {
    away.finished += 1;
    return finish(claimed);
  };
  const inbox = {
    ...{ ...sharedInbox(), accept: orFail(accept), finish: orFail(noted), renew: orFail(renew) },
    claimAbandoned: orFail(claimAbandoned),
  };
  return { away, inbox };
}

it('answers what comes once only although it cannot be kept, and leaves the rest to be repeated', async () => {
  const { inbox } = openAway();
  const { accept, done } = open(undefined, { inbox });
  await accept('1', 'a press', { isRepeated: false });
  await expect(accept('2', 'an event')).rejects.toThrow('nobody is there');
  await settled();
  expect(done).toEqual(['begins a press', 'answers a press']);
});

it('apologises at once for what it can neither keep nor answer', async () => {
  const { inbox } = openAway();
  const { accept, done, logged } = open(
    async () => {
      throw new Error('it needs the database');
    },
    { inbox },
  );
  await accept('1', 'a press', { isRepeated: false });
  await settled();
  expect(done).toEqual(['begins a press', 'apologises for a press']);
  expect(logged).toContain('a delivery is given up');
});

it('answers once what it could not write down when it was answered', async () => {
  const { away, inbox } = openAway();
  away.isAway = false;
  const { accept, start, done } = open(
    async () => {
      away.isAway = true;
    },
    { inbox },
  );
  start();
  const other = open(undefined, { inbox });
  other.start();
  await accept('1', 'one');
  await settled();
  await passes(2 * minuteMs);
  away.isAway = false;
  // The first look after that takes nothing: whoever has answered something may write it down.
  await passes(lookMs);
  // Not by polling, which would let time go by for the processes.
  while (away.finished === 0) await wait(50);
  await passes(2 * minuteMs);
  expect([...done, ...other.done]).toEqual(['begins one', 'answers one']);
});
