import { isSafe } from './audit.ts';
import type { SkillRelease } from './show-skill.ts';

interface Named {
  /** All that the same person was shown of this skill before, the oldest first. */
  readonly before: readonly SkillRelease[];
  /** Whose levels they have been shown by name. */
  readonly known: ReadonlySet<number>;
  /** Who shares theirs. */
  readonly sharing: readonly number[];
  readonly positions: number;
}

/** Those whose level may be shown by name: together with the figures that were shown it gives nobody else away. */
export function whoMayBeNamed({ before, known, sharing, positions }: Named): Set<number> {
  const releases = before.flatMap((one) => one.releases);
  const named = new Set(known);
  for (const key of sharing) {
    if (named.has(key)) continue;
    if (isSafe({ releases, known: new Set([...named, key]), positions })) named.add(key);
  }
  return named;
}
