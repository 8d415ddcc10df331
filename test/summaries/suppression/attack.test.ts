import fc from 'fast-check';
import { expect, it } from 'vitest';
import { attackTeams } from './attack-teams.ts';
import { attack } from './attacker.ts';
import { anyHistory, look, showAll } from './histories.ts';

/** `npm run prove:privacy` attacks 10,000. */
const teams = 1_000;

it('shows nothing from which anybody’s level follows, in any of many teams over time', () => {
  const { attacked, disclosed, figures } = attackTeams(teams);
  expect({ attacked, disclosed }).toEqual({ attacked: teams, disclosed: 0 });
  // What shows nothing gives nobody away either.
  expect(figures).toBeGreaterThan(2 * teams);
}, 240_000);

it('would give people away without suppression', () => {
  const histories = fc.sample(anyHistory, { numRuns: 50, seed: 1 });
  const givenAway = histories.filter((history) => {
    const { truths, seen } = look(history, showAll);
    return attack(truths, seen, history.positions).size > 0;
  });
  expect(givenAway.length).toBeGreaterThan(25);
});
