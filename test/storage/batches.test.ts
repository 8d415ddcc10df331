import { expect, it } from 'vitest';
import { createBatches } from '../../src/storage/batches.ts';

it('runs together what is asked for together, and gives each its own result', async () => {
  const batches: string[][] = [];
  const run = createBatches(async (items: readonly string[]) => {
    batches.push([...items]);
    return items.map((item) => item.toUpperCase());
  });
  expect(await Promise.all(['a', 'b', 'c'].map(run))).toEqual(['A', 'B', 'C']);
  expect(await run('d')).toBe('D');
  expect(batches).toEqual([['a', 'b', 'c'], ['d']]);
});

it('gathers the next batch while one runs', async () => {
  const batches: number[] = [];
  const later: Promise<number>[] = [];
  const run = createBatches(async (items: readonly number[]) => {
    batches.push(items.length);
    if (batches.length === 1) later.push(run(2), run(3));
    return items;
  });
  expect(await run(1)).toBe(1);
  expect(await Promise.all(later)).toEqual([2, 3]);
  expect(batches).toEqual([1, 2]);
});

it('fails those of a batch that failed, and goes on', async () => {
  let isBroken = true;
  const run = createBatches(async (items: readonly number[]) => {
    if (isBroken) throw new Error('no disk');
    return items;
  });
  const failed = await Promise.allSettled([run(1), run(2)]);
  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  isBroken = false;
  expect(await run(3)).toBe(3);
});

it('takes no more at once than a statement can', async () => {
  const sizes: number[] = [];
  const run = createBatches(async (items: readonly number[]) => {
    sizes.push(items.length);
    return items;
  });
  const items = Array.from({ length: 1_200 }, (_, at) => at);
  expect(await Promise.all(items.map(run))).toEqual(items);
  expect(sizes).toEqual([500, 500, 200]);
});
