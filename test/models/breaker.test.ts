import { describe, expect, it } from 'vitest';
import { type Breaker, createBreaker } from '../../src/models/breaker.ts';

function open() {
  let now = 0;
  const breaker = createBreaker({ now: () => now });
  return { breaker, pass: (ms: number) => (now += ms) };
}

function fail(breaker: Breaker, times: number): void {
  for (let count = 0; count < times; count++) breaker.enter()?.fail('moment');
}

describe('the breaker', () => {
  it('opens after five failures in a row, and not after others', () => {
    const { breaker } = open();
    fail(breaker, 4);
    breaker.enter()?.succeed();
    fail(breaker, 4);
    expect(breaker.enter()).toBeDefined();
    fail(breaker, 1);
    expect(breaker.enter()).toBeUndefined();
  });

  it('lets one request at a time find out, and none while that one runs', () => {
    const { breaker, pass } = open();
    fail(breaker, 5);
    pass(15_000);
    const probe = breaker.enter();
    expect(breaker.enter()).toBeUndefined();
    probe?.leave();
    const another = breaker.enter();
    expect(breaker.enter()).toBeUndefined();
    another?.fail('moment');
    expect(breaker.enter()).toBeUndefined();
    pass(15_000);
    breaker.enter()?.succeed();
    expect([breaker.enter(), breaker.enter()]).not.toContain(undefined);
  });

  it('counts anew once it is closed again', () => {
    const { breaker, pass } = open();
    fail(breaker, 5);
    pass(15_000);
    breaker.enter()?.succeed();
    fail(breaker, 4);
    expect(breaker.enter()).toBeDefined();
  });

  it('does not hear what began before it opened', () => {
    const { breaker, pass } = open();
    const [early, late] = [breaker.enter(), breaker.enter()];
    fail(breaker, 5);
    early?.succeed();
    expect(breaker.enter()).toBeUndefined();
    pass(14_000);
    late?.fail('moment');
    pass(1_000);
    expect(breaker.enter()).toBeDefined();
  });

  it('hears the first word on each request only', () => {
    const { breaker } = open();
    fail(breaker, 4);
    const turn = breaker.enter();
    turn?.leave();
    turn?.fail('moment');
    expect(breaker.enter()).toBeDefined();
  });

  it('opens at once, and for five minutes, where access is wrong', () => {
    const { breaker, pass } = open();
    breaker.enter()?.fail('access');
    pass(299_999);
    expect(breaker.enter()).toBeUndefined();
    pass(1);
    expect(breaker.enter()).toBeDefined();
  });

  it('blames no question on the model', () => {
    const { breaker } = open();
    for (let count = 0; count < 9; count++) breaker.enter()?.fail('question');
    expect(breaker.enter()).toBeDefined();
  });
});
