import type { Framework } from '../../../framework/model.ts';
import { singularOf } from '../../../retrieval/words.ts';
import { type Checked, keysOfCited } from './lines.ts';
import { nameKeys } from './name-finder.ts';

/** Whether each name is one of a cited passage's, whole: a rank before it would make it another. */
export function createNameCheck(framework: Framework): (checked: Checked) => boolean {
  const ranks = ranksOf(framework);
  return ({ claims: { words, names }, cited, grounds }) => {
    const known = new Set([
      ...cited.flatMap(({ ground }) => keysOfCited(ground.cited)),
      ...cited.flatMap(({ lines }) => lines.flatMap((line) => [...line.keys])),
      ...grounds.facts.flatMap((fact) => [...fact.keys].filter((key) => !isOfRole(key))),
    ]);
    return names.every(({ from, named }) => {
      const keys = nameKeys(named);
      const isRanked = keys.some(isOfRole) && ranks.has(singularOf(words[from - 1]?.form ?? ''));
      return keys.some((key) => known.has(key)) && !isRanked;
    });
  };
}

function isOfRole(key: string): boolean {
  return key.startsWith('role');
}

/** The words by which names of a role's levels differ: "senior", "lead", "principal". */
function ranksOf({ roleLevels }: Framework): ReadonlySet<string> {
  return new Set(
    roleLevels.flatMap(({ name, role }) => {
      const [lower, end] = [name.toLowerCase(), role.name.toLowerCase()];
      return lower.endsWith(end) ? lower.slice(0, -end.length).split(/\s+/).filter(Boolean) : [];
    }),
  );
}
