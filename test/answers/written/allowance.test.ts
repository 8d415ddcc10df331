import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { createAllowance, type Remaining, tellUsedUp } from '../../../src/answers/written/allowance.ts';
import { openStores, type Stores } from '../../../src/storage/open-stores.ts';

const ada = { platform: 'slack', workspace: 'T1', id: 'ada' };
const bob = { ...ada, id: 'bob' };
const minuteMs = 60_000;
let time: number;

beforeEach(() => {
  time = Date.parse('2026-11-22T23:30:00Z');
});

function createOver({ tokenCounts }: Stores, onError: (error: unknown) => void = fail) {
  return createAllowance({ counts: tokenCounts, perPerson: 100, perDay: 150, now: () => time, onError });
}

function fail(error: unknown): never {
  throw error;
}

async function open(): Promise<Stores> {
  const place = { engine: 'sqlite', file: ':memory:' } as const;
  const stores = await openStores({ place, now: () => time, onError: fail });
  onTestFinished(() => stores.close());
  return stores;
}

it.each<[string, input: number, output: number, ofAda: Remaining]>([
  ['nothing is spent', 0, 0, 'enough'],
  ['one token is left', 60, 39, 'enough'],
  ['what was read and written is all of it', 60, 40, 'used up for you'],
  ['the last answer went over it', 60, 900, 'used up for you'],
])('says what a person may still have when %s', async (_when, input, output, ofAda) => {
  const allowance = createOver(await open());
  await allowance.spend(ada, { input, output });
  expect(await allowance.remaining(ada)).toBe(ofAda);
});

it('counts each account by itself, on each platform and in each workspace', async () => {
  const allowance = createOver(await open());
  await allowance.spend(ada, { input: 50, output: 50 });
  const others = [ada, bob, { ...ada, platform: 'teams' }, { ...ada, workspace: 'T2' }];
  expect(await Promise.all(others.map((other) => allowance.remaining(other)))).toEqual([
    ...['used up for you', 'enough', 'enough', 'enough'],
  ]);
});

it('is used up for everybody when all together have spent it', async () => {
  const allowance = createOver(await open());
  await allowance.spend(ada, { input: 80, output: 0 });
  await allowance.spend(bob, { input: 70, output: 0 });
  const nobodyYet = { ...ada, id: 'eve' };
  expect([await allowance.remaining(bob), await allowance.remaining(nobodyYet)]).toEqual([
    ...['used up for all', 'used up for all'],
  ]);
});

it('begins again with each day of UTC', async () => {
  const allowance = createOver(await open());
  await allowance.spend(ada, { input: 100, output: 100 });
  time += 29 * minuteMs;
  expect(await allowance.remaining(ada)).toBe('used up for you');
  time += minuteMs;
  expect(await allowance.remaining(ada)).toBe('enough');
});

it('stays used up for everybody when somebody deletes what is held about them', async () => {
  const stores = await open();
  const allowance = createOver(stores);
  await allowance.spend(ada, { input: 150, output: 0 });
  await stores.tokenCounts.forget(ada);
  expect(await allowance.remaining(ada)).toBe('used up for all');
});

it('cannot tell while the database fails, says so to whoever watches, and fails nobody', async () => {
  const place = { engine: 'sqlite', file: ':memory:' } as const;
  const stores = await openStores({ place, now: () => time, onError: fail });
  const errors: unknown[] = [];
  const allowance = createOver(stores, (error) => errors.push(error));
  await stores.close();
  await allowance.spend(ada, { input: 1, output: 1 });
  expect(await allowance.remaining(ada)).toBe('unknown');
  expect(errors).toEqual([expect.any(Error), expect.any(Error)]);
});

it('says kindly whose share it is', () => {
  expect([tellUsedUp('used up for you'), tellUsedUp('used up for all')]).toEqual([
    'Your share of written answers for today is used up. Here is what the documents say.',
    'Today’s share of written answers is used up for everybody. Here is what the documents say.',
  ]);
});
