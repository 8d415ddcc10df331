import { answerOf, type Contribution, isPractised, meets } from '../figures/contributions.ts';
import { type Group, groupAlike } from './group-alike.ts';
import { canBeOtherwise, createMenders, type Limit, toMoves } from './other-explanations.ts';
import type { ToldCount } from './share.ts';

/** How many people stand at a level, meet what is asked of them, or are at practitioner or above, as it was told. */
export interface Told extends ToldCount {
  readonly counts: 'meeting' | 'practised' | number;
}

/** What was told of a skill at one time, and whose answers it was made of. */
export interface Release {
  readonly contributions: readonly Contribution[];
  readonly told: readonly Told[];
}

interface Audited {
  /** Everything of the skill that the same person was told, of whichever team. */
  readonly releases: readonly Release[];
  /** The answers that they are shown by name. */
  readonly known: ReadonlySet<number>;
  /** 5 where the skill has levels, 2 where it is rated against its description. */
  readonly positions: number;
}

/**
 * Whether somebody who knows whose answers each figure was made of, which of them stayed the same, and how figures are
 * told, can not work out from all of them together the position of anybody, or whether they meet what is asked of them.
 * What was told has the truth as one explanation: each answer is safe where there is another explanation in which it
 * differs. Where none is found soon it counts as none.
 */
export function isSafe(audited: Audited): boolean {
  const { releases, known, positions } = audited;
  const groups = groupAlike(releases, known, positions);
  const limits = releases.flatMap((release, at) => limitsOf(release, at, audited));
  const moves = groups.map((group) => toMoves(group, limits));
  const menders = createMenders(moves.flat());
  return groups.every((group, at) =>
    doubtsAbout(group).every((settles) =>
      canBeOtherwise(
        (moves[at] ?? []).filter(({ to }) => settles(to)),
        menders,
        limits,
      ),
    ),
  );
}

/** What must be possible because it is otherwise for all of a group: that one of them is at such a position. */
function doubtsAbout({ counts, asked }: Group): ((position: number) => boolean)[] {
  const held = counts.flatMap((count, position) => (count > 0 ? [position] : []));
  const [only, ...others] = held;
  const levels = [...new Set(asked.values())].filter((level) => level !== undefined);
  const isAgreed = (level: number) => held.every((position) => position >= level === (held[0] ?? 0) >= level);
  return [
    ...(others.length === 0 ? [(position: number) => position !== only] : []),
    ...levels
      .filter(isAgreed)
      .map((level) => (position: number) => position >= level !== (held[0] ?? 0) >= level)
      // Whoever is asked for the lowest position meets it whatever they say.
      .filter((settles) => counts.some((_, position) => settles(position))),
  ];
}

/** What a release says of the answers that are not known anyway. */
function limitsOf({ contributions, told }: Release, release: number, { known, positions }: Audited): Limit[] {
  const isKnown = (one: Contribution) => known.has(answerOf(one, positions));
  const unknown = tally(contributions.filter((one) => !isKnown(one)));
  const sureOnes = tally(contributions.filter(isKnown));
  return told.map(({ counts, low, high }) => {
    const isCounted = counterOf(counts);
    const [truth, sure] = [unknown, sureOnes].map((cells) =>
      cells.filter(isCounted).reduce((sum, { count }) => sum + count, 0),
    ) as [number, number];
    return { release, isCounted, truth, low: low - sure, high: high - sure };
  });
}

interface Cell extends Pick<Contribution, 'position' | 'asked'> {
  count: number;
}

/** How many stand at each position, of those of whom the same is asked. */
function tally(contributions: readonly Contribution[]): Cell[] {
  const cells: Cell[] = [];
  for (const { position, asked } of contributions) {
    const cell = cells.find((one) => one.position === position && one.asked === asked);
    if (cell) cell.count += 1;
    else cells.push({ position, asked, count: 1 });
  }
  return cells;
}

export function counterOf(
  counts: Told['counts'],
): (one: Pick<Contribution, 'position' | 'asked'>) => boolean {
  if (counts === 'meeting') return meets;
  return counts === 'practised' ? isPractised : ({ position }) => position === counts;
}
