import { expect, it } from 'vitest';
import { stopWithin } from '../../src/commands/stop-within.ts';

const forever = new Promise<never>(() => undefined);

/** What happens, in its order. */
function open() {
  const happened: string[] = [];
  const log = {
    info: (_details: object, message: string) => void happened.push(message),
    error: (_details: object, message: string) => void happened.push(message),
  };
  return { happened, log };
}

it('says that it stopped, and hurries nobody who stops in time', async () => {
  const { happened, log } = open();
  const stop = async () => void happened.push('stops');
  const hurry = () => void happened.push('hurries');
  await stopWithin({ delayMs: 0, stop, hurry, log, patienceMs: 1, longestMs: 60_000 });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(happened).toEqual(['stops', 'stopped']);
});

it('hurries what takes long', async () => {
  const { happened, log } = open();
  const { promise: hurried, resolve: hurry } = Promise.withResolvers<void>();
  const stop = async () => {
    await hurried;
    happened.push('stops');
  };
  await stopWithin({ delayMs: 0, stop, hurry, log, patienceMs: 1, longestMs: 60_000 });
  expect(happened).toEqual(['stops', 'stopped']);
});

it('leaves behind what hangs', async () => {
  const { happened, log } = open();
  await stopWithin({ delayMs: 0, stop: () => forever, hurry: () => undefined, log, longestMs: 1 });
  expect(happened).toEqual(['something hangs: Rolecall stops without waiting for it']);
});

it('says so where a part fails', async () => {
  const { happened, log } = open();
  const stop = async () => {
    throw new Error('no database');
  };
  await stopWithin({ delayMs: 0, stop, hurry: () => undefined, log });
  expect(happened).toEqual(['Rolecall did not stop in good order']);
});

it('goes on as before until the delay is over', async () => {
  const { happened, log } = open();
  const stopping = stopWithin({
    ...{ delayMs: 20, hurry: () => undefined, log },
    stop: async () => void happened.push('stops'),
  });
  happened.push('serves');
  await stopping;
  expect(happened).toEqual(['serves', 'stops', 'stopped']);
});
