import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, onTestFinished, test } from 'vitest';
import { ModelError } from '../../src/answers/written/chat-model.ts';
import { startDeadline } from '../../src/models/deadline.ts';

const never = new Promise<never>(() => undefined);

function start({ firstTokenMs = 60_000, answerMs = 60_000 } = {}) {
  const asked = new AbortController();
  const deadline = startDeadline({ signal: asked.signal, firstTokenMs, answerMs });
  onTestFinished(() => deadline.end());
  return { deadline, stop: (reason: Error) => asked.abort(reason) };
}

test('brings what was worked for', async () => {
  const { deadline } = start();
  expect(await deadline.race(Promise.resolve('here'))).toBe('here');
  await expect(deadline.race(Promise.reject(new Error('failed')))).rejects.toThrow('failed');
});

test('ends all that is waited for with the reason of whoever asked', async () => {
  const { deadline, stop } = start();
  const waiting = [deadline.race(never), deadline.race(never)];
  stop(new Error('stopped'));
  for (const one of waiting) await expect(one).rejects.toThrow('stopped');
  await expect(deadline.race(never)).rejects.toThrow('stopped');
});

test.each([
  ['whole', { answerMs: 20 }],
  ['first', { firstTokenMs: 20 }],
])('ends with a word of its own when the %s time is over', async (_which, limits) => {
  const { deadline } = start(limits);
  deadline.wait();
  await expect(deadline.race(never)).rejects.toThrow(ModelError);
});

test('keeps nothing of what it brought', async () => {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const { deadline } = start();
  const brought = new WeakRef(await deadline.race(Promise.resolve({ text: 'a piece' })));
  await new Promise(setImmediate);
  collect();
  expect(brought.deref()).toBeUndefined();
  // The one that lasts is still there.
  expect(deadline.signal.aborted).toBe(false);
});
