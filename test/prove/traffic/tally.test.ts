import { expect, it } from 'vitest';
import { createArrivals } from '../stubs/arrivals.ts';
import type { Delivered } from './delivered.ts';
import { tally } from './tally.ts';

const acknowledged = (key: string): Delivered => ({
  ...{ kind: 'slack mention', key, at: 0, tries: 1, isOver: true },
  ...{ acknowledgedMs: 5, acknowledgedAt: 5 },
});
const refused: Delivered = { kind: 'slack mention', key: 'refused', at: 0, tries: 4, isOver: true };

it('counts what was lost, what came twice, and what was only apologised for', () => {
  const slack = { arrivals: createArrivals() };
  const teams = { arrivals: createArrivals() };
  const sorry = 'Sorry, I could not answer this when you asked. Please ask again.';
  const come: readonly (readonly [string, string])[] = [
    ['once', 'an answer'],
    ['in two messages', 'an answer'],
    ['in two messages', 'its rest'],
    ['twice', 'an answer'],
    ['twice', 'an answer'],
    ['with an apology', 'an answer'],
    ['with an apology', sorry],
    ['apology', sorry],
  ];
  for (const [key, text] of come) slack.arrivals.note(key, text);
  const keys = ['once', 'in two messages', 'twice', 'with an apology', 'apology', 'lost'];
  const found = tally({ all: [...keys.map(acknowledged), refused], slack, teams });
  const keysOf = (some: readonly Delivered[]) => some.map(({ key }) => key);
  expect([keysOf(found.lost), keysOf(found.twice), keysOf(found.apologised), found.refused]).toEqual([
    ['lost'],
    ['twice', 'with an apology'],
    ['apology'],
    1,
  ]);
});
