import { answerOf, type Contribution } from './contributions.ts';

/** Answers that nothing told apart: they stand in the same releases, and the same is asked of them in each. */
export interface Group {
  /** By the number of the release. */
  readonly asked: ReadonlyMap<number, number | undefined>;
  /** How many are at each position in truth. */
  readonly counts: number[];
}

interface Answer {
  readonly position: number;
  readonly asked: Map<number, number | undefined>;
}

/** All that are not known anyway. */
export function groupAlike(
  releases: readonly { readonly contributions: readonly Contribution[] }[],
  known: ReadonlySet<number>,
  positions: number,
): Group[] {
  const groups = new Map<string, Group>();
  for (const { position, asked } of answersIn(releases, known, positions)) {
    let name = '';
    for (const [at, level] of asked) name += `${at}:${level ?? ''} `;
    const group = groups.get(name) ?? { asked, counts: Array.from({ length: positions }, () => 0) };
    group.counts[position] = (group.counts[position] ?? 0) + 1;
    groups.set(name, group);
  }
  return [...groups.values()];
}

/** Somebody who says the same in two releases is taken to be known to say the same: it is one answer. */
function answersIn(
  releases: readonly { readonly contributions: readonly Contribution[] }[],
  known: ReadonlySet<number>,
  positions: number,
): Iterable<Answer> {
  const answers = new Map<number, Answer>();
  for (const [at, { contributions }] of releases.entries()) {
    for (const { key, position, asked } of contributions) {
      const id = answerOf({ key, position }, positions);
      if (known.has(id)) continue;
      const answer = answers.get(id) ?? { position, asked: new Map() };
      answer.asked.set(at, asked);
      answers.set(id, answer);
    }
  }
  return answers.values();
}
