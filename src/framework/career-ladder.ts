import { type SkillLevel, skillLevels } from './model.ts';

/** A role level as far as its place on the ladder depends on it. */
export interface Rung {
  readonly name: string;
  /** One entry for each skill; undefined where the level is not known. */
  readonly levels: readonly (SkillLevel | undefined)[];
}

/**
 * What a title says about seniority. Two titles compare by `stage`. `word` orders what is left undecided: the words
 * of one stage (associate and junior, lead and principal) mean different things in different professions.
 */
interface Seniority {
  readonly stage: number;
  readonly word: number;
  /** The kind of work: "analyst" of "Senior service desk analyst". */
  readonly noun: string;
  /** A variant of a title: "management" of "Lead developer - management". */
  readonly track: string;
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

const stages = [
  ['intern', 'apprentice', 'graduate', 'trainee', 'junior', 'assistant', 'associate'],
  [],
  ['senior'],
  ['lead', 'principal'],
  ['deputy head', 'head'],
  ['deputy director', 'director'],
  ['chief'],
] as const;

const stageWithoutWord = 1;

/** From this stage on a title stands above every other, whatever kind of work it names ("Head of portfolio"). */
const topStage = 4;

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

function readSeniority(title: string): Seniority {
  const [main = '', track = ''] = title
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .split(/\s[-–—]\s/, 2);
  const words = main.replace(/\s+/g, ' ').trim();
  let seniority: Seniority = { stage: stageWithoutWord, word: 0, noun: nounOf(words), track: track.trim() };
  for (const [stage, stageWords] of stages.entries()) {
    for (const [word, name] of stageWords.entries()) {
      const rest = withoutWord(words, name);
      if (rest !== undefined) seniority = { ...seniority, stage, word, noun: nounOf(rest) };
    }
  }
  return seniority;
}

/** The word counts at either end of a title ("Lead developer", "Data ethics lead"); "head" only in "Head of". */
function withoutWord(title: string, word: string): string | undefined {
  if (title === word) return '';
  if (title.startsWith(`${word} of `)) return title.slice(word.length + 4);
  if (word.endsWith('head')) return undefined;
  if (title.startsWith(`${word} `)) return title.slice(word.length + 1);
  return title.endsWith(` ${word}`) ? title.slice(0, -word.length - 1) : undefined;
}

function nounOf(title: string): string {
  return title.split(' ').at(-1) ?? '';
}
