import { expect, it } from 'vitest';
import { createPace } from '../../src/chat/pace.ts';

const awayMs = 1_000;
const unbounded = Number.POSITIVE_INFINITY;

function open() {
  const logged: string[] = [];
  const note = (_details: object, message: string) => void logged.push(message);
  const pace = createPace({ platform: 'test', log: { info: note, error: note } });
  const fail = (times: number) => {
    for (let at = 0; at < times; at++) pace.noteFailure();
  };
  const succeed = (times: number) => {
    for (let at = 0; at < times; at++) pace.noteThere();
  };
  return { ...pace, fail, succeed, logged };
}

it('tries one a second once five in a row have failed, and says so once', () => {
  const { pauseMs, fail, logged } = open();
  fail(4);
  expect(pauseMs(false)).toBe(0);
  fail(3);
  expect([pauseMs(false), pauseMs(true)]).toEqual([awayMs, awayMs]);
  expect(logged).toEqual(['no answer succeeds: one a second is tried until one does']);
});

it('goes on where one succeeds in between', () => {
  const { pauseMs, fail, succeed, logged } = open();
  fail(4);
  succeed(1);
  fail(4);
  expect([pauseMs(false), logged]).toEqual([0, []]);
});

it('begins what has waited meanwhile fifty a second and 64 at once, and then as before', () => {
  const { pauseMs, mostAtOnce, fail, succeed, logged } = open();
  expect(mostAtOnce(100)).toBe(unbounded);
  fail(5);
  succeed(1);
  expect([mostAtOnce(100), mostAtOnce(2), pauseMs(true)]).toEqual([64, 64, 20]);
  expect([mostAtOnce(1), mostAtOnce(100), pauseMs(false)]).toEqual([unbounded, unbounded, 0]);
  expect(logged.at(-1)).toBe('answers succeed again');
});

it('does not stay behind where more comes in than that', () => {
  const { pauseMs, mostAtOnce, fail, succeed } = open();
  fail(5);
  succeed(6_000);
  expect([mostAtOnce(100), pauseMs(false)]).toEqual([64, 20]);
  succeed(1);
  expect([mostAtOnce(100), pauseMs(false)]).toEqual([unbounded, 0]);
});

it('lets others be acknowledged first', () => {
  expect(open().pauseMs(true)).toBe(5);
});
