import fc from 'fast-check';
import { attack } from './attacker.ts';
import { anyHistory, look } from './histories.ts';

const seed = 20_261_128;

/** Attacks all that managers of so many random teams see over time. */
export function attackTeams(teams: number) {
  let attacked = 0;
  let disclosed = 0;
  let figures = 0;
  fc.assert(
    fc.property(anyHistory, (history) => {
      const { truths, seen, shown } = look(history);
      const found = attack(truths, seen, history.positions);
      attacked += 1;
      disclosed += found.size;
      figures += shown;
      return found.size === 0;
    }),
    { numRuns: teams, seed },
  );
  return { attacked, disclosed, figures };
}
