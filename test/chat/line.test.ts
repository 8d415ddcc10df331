import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createLine } from '../../src/chat/line.ts';

/** A line whose work ends when it is told to. */
function open(pauseMs: () => number = () => 0, mostAtOnce = () => Number.POSITIVE_INFINITY) {
  const begun: number[] = [];
  const ends = new Map<number, () => void>();
  const line = createLine<number>({
    ...{ pauseMs, mostAtOnce },
    begin: (item) => {
      begun.push(item);
      return new Promise((resolve) => ends.set(item, resolve));
    },
  });
  return { ...line, begun, end: (item: number) => ends.get(item)?.() };
}

const many = Array.from({ length: 1_000 }, (_, at) => at);

it('begins in order, not all at once, and the next when one has ended', async () => {
  const { add, begun, end } = open();
  for (const item of many) add(item);
  await expect.poll(() => begun.length).toBe(512);
  end(3);
  await expect.poll(() => begun.length).toBeGreaterThan(512);
  expect(begun).toEqual(many.slice(0, 513));
});

it('begins what waits behind those that take long', async () => {
  const { add, begun } = open();
  for (const item of many) add(item);
  await expect.poll(() => begun.length).toBe(many.length);
});

it('begins no more than may be under way, however long they take', async () => {
  let most = 3;
  const { add, begun, end, goOn } = open(undefined, () => most);
  for (const item of many) add(item);
  await wait(1_200);
  expect(begun).toEqual([0, 1, 2]);
  end(1);
  await expect.poll(() => begun).toEqual([0, 1, 2, 3]);
  most = 5;
  goOn();
  await expect.poll(() => begun).toEqual([0, 1, 2, 3, 4, 5]);
});

it('lets what is more urgent go first, and does not stand still meanwhile', async () => {
  let pauseMs = 5;
  const { add, begun, goOn } = open(() => pauseMs);
  for (const item of many.slice(0, 50)) add(item);
  await expect.poll(() => begun.length).toBeGreaterThan(0);
  pauseMs = 0;
  goOn();
  await expect.poll(() => begun.length).toBe(50);
});

it('gives back what has not begun', async () => {
  const { add, begun, takeAll } = open();
  for (const item of many) add(item);
  await wait(50);
  expect([...begun, ...takeAll()]).toEqual(many);
});
