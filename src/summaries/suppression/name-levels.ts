import { isSafe } from './audit.ts';
import type { SkillRelease } from './show-skill.ts';

interface Named {
  /** All that the same person was shown of this skill before, the oldest first. */
  readonly before: readonly SkillRelease[];
  /** The answers that they have been shown by name. */
  readonly known: ReadonlySet<number>;
  /** The answers of those who share theirs. */
  readonly sharing: readonly number[];
  readonly positions: number;
}

/** The answers that may be shown by name: together with the figures that were shown it gives nobody else away. */
export function whoMayBeNamed({ before, known, sharing, positions }: Named): Set<number> {
  const releases = before.flatMap((one) => one.releases);
  const named = new Set(known);
  for (const answer of sharing) {
    if (named.has(answer)) continue;
    if (isSafe({ releases, known: new Set([...named, answer]), positions })) named.add(answer);
  }
  return named;
}
