import { type SkillLevel, skillLevels } from './model.ts';
import { readSeniority, type Seniority, topStage } from './seniority.ts';

/** A role level as far as its place on the ladder depends on it. */
export interface Rung {
  readonly name: string;
  /** One entry for each skill; undefined where the level is not known. */
  readonly levels: readonly (SkillLevel | undefined)[];
}

/** The mean of the skill levels asked, and their sum. */
interface Demand {
  readonly mean: number;
  readonly sum: number;
}

interface Placed<R extends Rung> {
  readonly rung: R;
  readonly seniority: Seniority;
  readonly demand: Demand;
}

/**
 * Orders a role's levels, lowest first. Titles of the same kind of work compare by their seniority word, then by the
 * skill levels asked. Different kinds of work (analyst and manager) are merged by the skill levels asked, each kind
 * keeping its own order; heads, directors and chiefs come last. Where a role level has no known skill level at all,
 * skill levels decide nothing.
 */
export const orderLadder = <R extends Rung>(rungs: readonly R[]): R[] => {
  const demands = rungs.map(({ levels }) => demandOf(levels));
  const isKnown = demands.every((demand) => demand !== undefined);
  const placed = rungs.map((rung, index) => {
    const demand = (isKnown ? demands[index] : undefined) ?? { mean: 0, sum: 0 };
    return { rung, seniority: readSeniority(rung.name), demand };
  });
  const top = placed.filter(({ seniority }) => seniority.stage >= topStage);
  const others = placed.filter(({ seniority }) => seniority.stage < topStage);
  const kinds = [...Map.groupBy(others, ({ seniority }) => seniority.noun).values()];
  return [...mergeKinds(kinds.map(orderKind)), ...orderKind(top)].map(({ rung }) => rung);
};

function demandOf(levels: readonly (SkillLevel | undefined)[]): Demand | undefined {
  const known = levels.filter((level) => level !== undefined);
  if (known.length === 0) return undefined;
  const sum = known.reduce((total, level) => total + skillLevels.indexOf(level) + 1, 0);
  return { mean: sum / known.length, sum };
}

function orderKind<R extends Rung>(kind: readonly Placed<R>[]): Placed<R>[] {
  const words = Map.groupBy(kind, ({ seniority }) => `${seniority.stage} ${seniority.word}`);
  return [...words.values()]
    .map((sameWord) => sameWord.toSorted(byTrack))
    .toSorted(byWord)
    .flat();
}

/** The variant of a title ("Lead developer - management") follows the title itself. */
function byTrack<R extends Rung>(one: Placed<R>, other: Placed<R>): number {
  return (
    Number(one.seniority.track !== '') - Number(other.seniority.track !== '') ||
    byDemand(one.demand, other.demand) ||
    one.seniority.track.localeCompare(other.seniority.track, 'en')
  );
}

function byWord<R extends Rung>([one]: readonly Placed<R>[], [other]: readonly Placed<R>[]): number {
  if (one === undefined || other === undefined) return 0;
  return (
    one.seniority.stage - other.seniority.stage ||
    byDemand(one.demand, other.demand) ||
    one.seniority.word - other.seniority.word
  );
}

function byDemand(one: Demand, other: Demand): number {
  return one.mean - other.mean || one.sum - other.sum;
}

/**
 * Takes the least demanding of the kinds' lowest rungs, again and again; written as a sort by the highest demand
 * that a kind has reached so far, which is the same. Where the demand is not known, a manager stands above whom they
 * manage.
 */
function mergeKinds<R extends Rung>(kinds: readonly Placed<R>[][]): Placed<R>[] {
  const reached = kinds.flatMap((kind, kindIndex) => {
    let demand: Demand = { mean: 0, sum: 0 };
    return kind.map((placed, index) => {
      if (byDemand(placed.demand, demand) > 0) demand = placed.demand;
      return { placed, demand, kindIndex, index, isManager: Number(placed.seniority.noun === 'manager') };
    });
  });
  const byReach = (one: (typeof reached)[number], other: (typeof reached)[number]): number =>
    byDemand(one.demand, other.demand) ||
    one.isManager - other.isManager ||
    one.placed.seniority.stage - other.placed.seniority.stage ||
    one.kindIndex - other.kindIndex ||
    one.index - other.index;
  return reached.toSorted(byReach).map(({ placed }) => placed);
}
