import type { Framework } from '../../../framework/model.ts';
import { collectNames, type Named } from '../../../retrieval/names.ts';
import { singularOf, stopWords, type Word } from '../../../retrieval/words.ts';

/** A name of the framework as it stands in a text, whole. */
export interface NameInText {
  /** The words that it takes: from the first up to, not including, the second. */
  readonly from: number;
  readonly to: number;
  readonly named: readonly Named[];
}

export type FindNames = (words: readonly Word[]) => NameInText[];

interface Wanted {
  readonly forms: readonly string[];
  readonly named: readonly Named[];
}

/** Finds whole names alone, the longest first: a senior developer is no developer. */
export function createNameFinder(framework: Framework): FindNames {
  const byFirst = new Map<string, Wanted[]>();
  for (const { forms, named } of collectNames(framework)) {
    const wanted = { forms: forms.map(singularOf), named };
    const first = wanted.forms[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), wanted]);
  }
  for (const names of byFirst.values()) names.sort((one, other) => other.forms.length - one.forms.length);
  return (words) => {
    const singulars = words.map(({ form }) => singularOf(form));
    const found: NameInText[] = [];
    for (let at = 0; at < words.length; ) {
      const from = at;
      const best = (byFirst.get(singulars[from] ?? '') ?? [])
        .map(({ forms, named }) => ({ named, from, to: endOf(forms, singulars, from) }))
        .find(({ to }) => to !== undefined);
      if (best?.to === undefined) at += 1;
      else {
        found.push({ ...best, to: best.to });
        at = best.to;
      }
    }
    return found;
  };
}

/** Small words in between do not count: "head of service design". */
function endOf(forms: readonly string[], words: readonly string[], from: number): number | undefined {
  let at = from;
  for (const form of forms) {
    while (at > from && words[at] !== form && stopWords.has(words[at] ?? '')) at += 1;
    if (words[at] !== form) return undefined;
    at += 1;
  }
  return at;
}

/** "skill User focus": tells names of different kinds apart. */
export function nameKeys(named: readonly Named[]): string[] {
  return named.map(keyOf);
}

function keyOf(one: Named): string {
  switch (one.type) {
    case 'role':
      return `role ${one.role.name}`;
    case 'roleLevel':
      return `roleLevel ${one.roleLevel.role.name}/${one.roleLevel.name}`;
    case 'skill':
      return `skill ${one.skill.name}`;
    case 'family':
      return `family ${one.family.name}`;
  }
}
