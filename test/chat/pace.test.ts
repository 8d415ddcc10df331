import { expect, it } from 'vitest';
import type { DeliveryOutcome } from '../../src/chat/count-event.ts';
import { createPace } from '../../src/chat/pace.ts';

const awayMs = 1_000;
const unbounded = Number.POSITIVE_INFINITY;

function open() {
  const logged: string[] = [];
  const note = (_details: object, message: string) => void logged.push(message);
  const pace = createPace({ platform: 'test', log: { info: note, error: note } });
  const become = (outcome: DeliveryOutcome, times: number, attempt = 1) => {
    for (let at = 0; at < times; at++) pace.note(outcome, { attempt });
  };
  return { ...pace, become, logged };
}

it('tries one a second once five in a row have failed, and says so once', () => {
  const { pauseMs, become, logged } = open();
  become('failed', 4);
  expect(pauseMs(false)).toBe(0);
  become('given up', 3);
  expect([pauseMs(false), pauseMs(true)]).toEqual([awayMs, awayMs]);
  expect(logged).toEqual(['no answer succeeds: one a second is tried until one does']);
});

it.each<DeliveryOutcome>(['answered', 'lapsed', 'interrupted'])('goes on where one is %s', (outcome) => {
  const { pauseMs, become, logged } = open();
  become('failed', 4);
  become(outcome, 1);
  become('failed', 4);
  expect([pauseMs(false), logged]).toEqual([0, []]);
});

it('takes one that fails again and again for one', () => {
  const { pauseMs, become } = open();
  become('failed', 1);
  become('failed', 100, 2);
  expect(pauseMs(false)).toBe(0);
});

it('begins what has waited meanwhile fifty a second and 64 at once, and then as before', () => {
  const { pauseMs, mostAtOnce, become, logged } = open();
  expect(mostAtOnce(100)).toBe(unbounded);
  become('failed', 5);
  become('answered', 1);
  expect([mostAtOnce(100), mostAtOnce(2), pauseMs(true)]).toEqual([64, 64, 20]);
  expect([mostAtOnce(1), mostAtOnce(100), pauseMs(false)]).toEqual([unbounded, unbounded, 0]);
  expect(logged.at(-1)).toBe('answers succeed again');
});

it('does not stay behind where more comes in than that', () => {
  const { pauseMs, mostAtOnce, become } = open();
  become('failed', 5);
  become('answered', 6_000);
  expect([mostAtOnce(100), pauseMs(false)]).toEqual([64, 20]);
  become('answered', 1);
  expect([mostAtOnce(100), pauseMs(false)]).toEqual([unbounded, 0]);
});

it('lets others be acknowledged first', () => {
  expect(open().pauseMs(true)).toBe(5);
});
