import { expect, it } from 'vitest';
import type { DeliveryOutcome } from '../../src/chat/count-event.ts';
import { createPace } from '../../src/chat/pace.ts';

const awayMs = 1_000;

function open() {
  const logged: string[] = [];
  const note = (_details: object, message: string) => void logged.push(message);
  const pace = createPace({ platform: 'test', log: { info: note, error: note } });
  const become = (outcome: DeliveryOutcome, times: number, attempt = 1) => {
    for (let at = 0; at < times; at++) pace.note(outcome, { attempt });
  };
  return { pauseMs: pace.pauseMs, become, logged };
}

it('tries one a second once five in a row have failed, and says so once', () => {
  const { pauseMs, become, logged } = open();
  become('failed', 4);
  expect(pauseMs(100, false)).toBe(0);
  become('given up', 3);
  expect([pauseMs(1, false), pauseMs(100, true)]).toEqual([awayMs, awayMs]);
  expect(logged).toEqual(['no answer succeeds: one a second is tried until one does']);
});

it.each<DeliveryOutcome>(['answered', 'lapsed', 'interrupted'])('goes on where one is %s', (outcome) => {
  const { pauseMs, become, logged } = open();
  become('failed', 4);
  become(outcome, 1);
  become('failed', 4);
  expect([pauseMs(100, false), logged]).toEqual([0, []]);
});

it('takes one that fails again and again for one', () => {
  const { pauseMs, become } = open();
  become('failed', 1);
  become('failed', 100, 2);
  expect(pauseMs(100, false)).toBe(0);
});

it('begins what has waited meanwhile a hundred a second, and then as before', () => {
  const { pauseMs, become, logged } = open();
  become('failed', 5);
  become('answered', 1);
  expect([pauseMs(100, false), pauseMs(2, true), pauseMs(1, false), pauseMs(100, false)]).toEqual([
    10, 10, 0, 0,
  ]);
  expect(logged.at(-1)).toBe('answers succeed again');
});

it('does not stay behind where more comes in than a hundred a second', () => {
  const { pauseMs, become } = open();
  become('failed', 5);
  become('answered', 3_000);
  expect(pauseMs(100, false)).toBe(10);
  become('answered', 1);
  expect(pauseMs(100, false)).toBe(0);
});

it('lets others be acknowledged first', () => {
  expect(open().pauseMs(100, true)).toBe(5);
});
