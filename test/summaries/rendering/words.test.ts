import { expect, it } from 'vitest';
import { sayDate, sayShare, sayTooFew } from '../../../src/summaries/rendering/words.ts';

it.each([
  [{ from: 65, to: 65 }, '65%'],
  [{ from: 0, to: 0 }, '0%'],
  [{ from: 100, to: 100 }, '100%'],
  [{ from: 0, to: 20 }, '20% or less'],
  [{ from: 20, to: 80 }, '20–80%'],
  [{ from: 80, to: 100 }, '80% or more'],
])('says %j as %s', (share, said) => {
  expect(sayShare(share)).toBe(said);
});

it('says why a figure is not there', () => {
  expect(sayTooFew({ minimum: 7 })).toBe('fewer than 7 people');
});

it('says a day', () => {
  expect(sayDate('2026-11-30')).toBe('30 Nov 2026');
});
