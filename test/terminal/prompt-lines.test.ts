import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { promptLines } from '../../src/terminal/prompt-lines.ts';

const controlC = '\u0003';

/** A terminal as far as readline can tell. */
function openTerminal(stops: readonly boolean[]) {
  const [input, output] = [new PassThrough(), Object.assign(new PassThrough(), { isTTY: true })];
  output.resume();
  const left = [...stops];
  let ends = 0;
  const lines = promptLines({
    ...{ input, output },
    stop: () => left.shift() ?? false,
    end: () => {
      ends += 1;
    },
  });
  return {
    lines,
    left,
    ends: () => ends,
    press: (key: string) => void input.write(key),
  };
}

it('ends with Ctrl-C where nothing is under way', async () => {
  const { lines, press, ends } = openTerminal([false]);
  const next = lines.next();
  press(controlC);
  expect(await next).toEqual({ value: undefined, done: true });
  expect(ends()).toBe(0);
});

it('stops the answer that is under way with Ctrl-C, and goes on', async () => {
  const { lines, left, press, ends } = openTerminal([true]);
  const first = lines.next();
  press('one\n');
  expect(await first).toEqual({ value: 'one', done: false });
  press(controlC);
  await expect.poll(() => left).toEqual([]);
  const second = lines.next();
  press('two\n');
  expect(await second).toEqual({ value: 'two', done: false });
  expect(ends()).toBe(0);
});

it('ends the program at the second Ctrl-C while an answer is under way', async () => {
  const { lines, press, ends } = openTerminal([true, false]);
  const first = lines.next();
  press('one\n');
  await first;
  press(controlC + controlC);
  await expect.poll(ends).toBe(1);
});
