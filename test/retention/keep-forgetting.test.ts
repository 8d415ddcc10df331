import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepForgetting, type Tasks } from '../../src/retention/keep-forgetting.ts';

const hourMs = 60 * 60 * 1_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function createTasks(): Tasks {
  const due = new Map<string, number>();
  return {
    async take(name, nextAt) {
      if ((due.get(name) ?? 0) > Date.now()) return false;
      due.set(name, nextAt);
      return true;
    },
    async putBack(name, dueAt) {
      due.set(name, dueAt);
    },
  };
}

function open(forgetOld: (signal: AbortSignal) => Promise<object> = async () => ({ ratings: 3 })) {
  const done: string[] = [];
  const note = (level: string) => (details: object, message: string) =>
    void done.push(
      `${level}: ${message}${'deleted' in details ? ` ${JSON.stringify(details.deleted)}` : ''}`,
    );
  const log = { info: note('info'), warn: note('warn'), error: note('error'), debug: note('debug') };
  const tasks = createTasks();
  const start = () =>
    keepForgetting({
      ...{ tasks, forgetOld, now: Date.now },
      log: log as unknown as Parameters<typeof keepForgetting>[0]['log'],
      forgetExpired: async () => void done.push('expired'),
    });
  return { done, start };
}

it('deletes what has expired every hour, and what is old once a day, and says how much', async () => {
  const { done, start } = open();
  const { stop } = start();
  await vi.advanceTimersByTimeAsync(26 * hourMs);
  await stop();
  const old = 'info: what was kept for long enough is deleted {"ratings":3}';
  expect(done.filter((line) => line === 'expired')).toHaveLength(27);
  expect(done.filter((line) => line !== 'expired')).toEqual([old, old]);
  await vi.advanceTimersByTimeAsync(48 * hourMs);
  expect(done).toHaveLength(29);
});

it('lets one of several processes do it', async () => {
  const { done, start } = open();
  const processes = [start(), start(), start()];
  await vi.advanceTimersByTimeAsync(2 * hourMs);
  for (const { stop } of processes) await stop();
  expect(done.filter((line) => line.startsWith('info'))).toHaveLength(1);
});

it('says that it failed, and tries again in an hour', async () => {
  let fails = 2;
  const { done, start } = open(async () => {
    if (fails-- > 0) throw new Error('the database is away');
    return {};
  });
  const { stop } = start();
  await vi.advanceTimersByTimeAsync(3 * hourMs);
  await stop();
  const failed = 'error: what has expired could not be deleted; it is tried again in an hour';
  expect(done.filter((line) => line !== 'expired')).toEqual([
    ...[failed, failed, 'info: what was kept for long enough is deleted {}'],
  ]);
});

it('stops between two batches, and leaves the rest to the next process', async () => {
  let runs = 0;
  const { start } = open(async (signal) => {
    runs += 1;
    if (runs === 1) await new Promise((resolve) => signal.addEventListener('abort', resolve));
    return {};
  });
  const first = start();
  await vi.advanceTimersByTimeAsync(hourMs);
  await first.stop();
  const second = start();
  await vi.advanceTimersByTimeAsync(hourMs);
  await second.stop();
  expect(runs).toBe(2);
});
