import type { Contribution } from '../figures/contributions.ts';
import type { Group } from './group-alike.ts';
import type { ToldCount } from './share.ts';

/** Of one figure: how many it counts in truth, and how few and how many what was told allows. */
export interface Limit extends ToldCount {
  /** The number of its release. */
  readonly release: number;
  readonly isCounted: (one: Pick<Contribution, 'position' | 'asked'>) => boolean;
  readonly truth: number;
}

/** One answer of a group being another one. */
export interface Move {
  readonly to: number;
  /** The answers that it may happen to: one less of them each time. */
  readonly left: { count: number };
  /** By the number of the limit: one more is counted, or one less. */
  readonly changes: readonly (readonly [limit: number, change: number])[];
}

const mostMoves = 5;
const mostSteps = 2_000;

/** Each answer of a group at each other position. */
export function toMoves({ asked, counts }: Group, limits: readonly Limit[]): Move[] {
  const seen = limits.flatMap(({ release, isCounted }, limit) => {
    if (!asked.has(release)) return [];
    const level = asked.get(release);
    return [{ limit, counted: counts.map((_, position) => Number(isCounted({ position, asked: level }))) }];
  });
  const changesOf = (from: number, to: number): Move['changes'] =>
    seen.flatMap(({ limit, counted }) => {
      const change = (counted[to] ?? 0) - (counted[from] ?? 0);
      return change === 0 ? [] : [[limit, change] as const];
    });
  return counts.flatMap((count, from) => {
    if (count === 0) return [];
    const left = { count };
    return counts.flatMap((_, to): Move[] =>
      to === from ? [] : [{ to, left, changes: changesOf(from, to) }],
    );
  });
}

/**
 * Whether all figures allow that one of these moves is the truth: as it is, or with a few other answers that are different
 * too. Found by mending one figure after the other; of two ways the shorter is found first.
 */
export function canBeOtherwise(first: readonly Move[], menders: Menders, limits: readonly Limit[]): boolean {
  const counts = limits.map(({ truth }) => truth);
  let steps = 0;
  const apply = ({ left, changes }: Move, times: 1 | -1): void => {
    left.count -= times;
    for (const [limit, change] of changes) counts[limit] = (counts[limit] ?? 0) + times * change;
  };
  const mend = (more: number): boolean => {
    const broken = limits.findIndex(({ low, high }, limit) => {
      const count = counts[limit] ?? 0;
      return count < low || count > high;
    });
    if (broken === -1) return true;
    if (more === 0) return false;
    const isTooMany = (counts[broken] ?? 0) > (limits[broken]?.high ?? 0);
    return menders(broken, isTooMany ? -1 : 1).some((move) => go(move, more - 1));
  };
  const go = (move: Move, more: number): boolean => {
    if (move.left.count <= 0 || steps > mostSteps) return false;
    steps += 1;
    apply(move, 1);
    const isFound = mend(more);
    apply(move, -1);
    return isFound;
  };
  return Array.from({ length: mostMoves }, (_, more) => more).some((more) =>
    first.some((move) => go(move, more)),
  );
}

export type Menders = (limit: number, change: 1 | -1) => readonly Move[];

/** The moves after which a figure counts one more, or one less. */
export function createMenders(moves: readonly Move[]): Menders {
  const made = new Map<number, Move[]>();
  for (const move of moves) {
    for (const [limit, change] of move.changes) {
      const key = keyOf(limit, change);
      const menders = made.get(key);
      if (menders) menders.push(move);
      else made.set(key, [move]);
    }
  }
  return (limit, change) => made.get(keyOf(limit, change)) ?? [];
}

function keyOf(limit: number, change: number): number {
  return 2 * limit + Number(change > 0);
}
