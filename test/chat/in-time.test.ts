import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { expect, it, onTestFinished } from 'vitest';
import { inTime } from '../../src/chat/in-time.ts';

/** A thread that answers at once, and works also while this one is held up. */
async function openEcho() {
  const code = `const { parentPort } = require('node:worker_threads');
    parentPort.on('message', () => parentPort.postMessage('heard'));
    parentPort.postMessage('ready');`;
  const thread = new Worker(code, { eval: true });
  onTestFinished(async () => void (await thread.terminate()));
  await once(thread, 'message');
  return async (): Promise<string> => {
    thread.postMessage('');
    const [answer] = await once(thread, 'message');
    return answer;
  };
}

function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

it('gives what comes in time', async () => {
  expect(await inTime(wait(20, 'it'), 1_000)).toBe('it');
  await expect(inTime(Promise.reject(new Error('failed')), 1_000)).rejects.toThrow('failed');
});

it('says what is late', async () => {
  expect(await inTime(new Promise(() => undefined), 250)).toBe('late');
});

it('calls nothing late that came while the process stood still', async () => {
  const ask = await openEcho();
  const askThreeTimes = async () => [await ask(), await ask(), await ask()];
  const answered = inTime(askThreeTimes(), 300);
  standStill(600);
  expect(await answered).toEqual(['heard', 'heard', 'heard']);
});
