import loadHighs from 'highs';

/** One figure as somebody reads it: so many of these answers, at least and at most, are in one of these positions. */
interface Clue {
  /** By the number of the answer, the positions that count. */
  readonly counts: ReadonlyMap<number, ReadonlySet<number>>;
  readonly low: number;
  readonly high: number;
}

/** What was shown at one time, as a manager sees it, who knows everybody's role level and who was asked. */
interface Seen {
  readonly contributors: readonly { readonly key: number; readonly asked: number | undefined }[];
  readonly covered?: { readonly from: number; readonly to: number };
  readonly levels?: readonly { readonly from: number; readonly to: number }[];
  readonly hasThinCover?: boolean;
  /** How many meet what is asked, as far as it may follow from a trend. */
  readonly meeting?: { readonly low: number; readonly high: number };
}

/** An answer somebody gave: the same in each release that counts it. */
interface Answer {
  readonly key: number;
  readonly position: number;
  readonly asked: Set<number>;
}

export interface Truth {
  readonly seen: Seen;
  /** Where each contributor stands: what the attacker wants to know. */
  readonly positions: ReadonlyMap<number, number>;
}

// Its types are of its CommonJS form, and what is loaded is the other one.
const solver = await (loadHighs as unknown as typeof loadHighs.default)();

/** Tells an answer from every other; those are of a person who has said something else. */
export function toName({ key, position }: Pick<Answer, 'key' | 'position'>): string {
  return `${key} ${position}`;
}

/**
 * Works out what follows from all that was shown: knows whose answers each figure counts, which answers stayed the same,
 * how the documents round, and the levels of those who share them. Each answer is a number of its own; it is disclosed
 * where no assignment of positions fits all figures and has it otherwise. Written apart from the suppression.
 */
export function attack(
  truths: readonly Truth[],
  seen: ReadonlySet<string>,
  positions: number,
): ReadonlySet<number> {
  const answers: Answer[] = [];
  const numberOf = new Map<string, number>();
  const clues = truths.flatMap((truth) => cluesOf(truth, { answers, numberOf, positions }));
  const values = answers.map(({ position }) => position);
  const fixed = new Set(answers.flatMap((answer, at) => (seen.has(toName(answer)) ? [at] : [])));
  const disclosed = new Set<number>();
  const examples: number[][] = [values];
  for (const [at, { key, position, asked }] of answers.entries()) {
    if (fixed.has(at)) continue;
    for (const wanted of wishesFor(position, asked, positions)) {
      if (examples.some((example) => wanted.has(example[at] ?? -1))) continue;
      const found = search({ values, clues, fixed, at, wanted, positions });
      if (found === 'none') disclosed.add(key);
      else examples.push(found);
    }
  }
  return disclosed;
}

/** What must be possible besides the truth: another position, and the other side of each level that is asked. */
function wishesFor(position: number, asked: ReadonlySet<number>, positions: number): ReadonlySet<number>[] {
  const all = Array.from({ length: positions }, (_, value) => value);
  return [
    new Set(all.filter((value) => value !== position)),
    ...[...asked].map((level) => new Set(all.filter((value) => value >= level !== position >= level))),
  ].filter((wanted) => wanted.size > 0);
}

interface Book {
  readonly answers: Answer[];
  readonly numberOf: Map<string, number>;
  readonly positions: number;
}

function cluesOf({ seen, positions: truth }: Truth, { answers, numberOf, positions }: Book): Clue[] {
  const all = Array.from({ length: positions }, (_, value) => value);
  const numbered = seen.contributors.map(({ key, asked }) => {
    const position = truth.get(key) ?? -1;
    const name = toName({ key, position });
    const number = numberOf.get(name) ?? answers.length;
    if (number === answers.length) {
      answers.push({ key, position, asked: new Set() });
      numberOf.set(name, number);
    }
    if (asked !== undefined) answers[number]?.asked.add(asked);
    return { number, asked };
  });
  const clue = (
    counted: (position: number, asked: number | undefined) => boolean,
    [low, high]: readonly [number, number],
  ): Clue => ({
    counts: new Map(
      numbered.map(({ number, asked }) => [number, new Set(all.filter((value) => counted(value, asked)))]),
    ),
    ...{ low, high },
  });
  const compared = numbered.filter(({ asked }) => asked !== undefined).length;
  const isMeeting = (value: number, asked: number | undefined) => asked !== undefined && value >= asked;
  return [
    ...(seen.covered ? [clue(isMeeting, read(seen.covered, compared))] : []),
    ...(seen.meeting ? [clue(isMeeting, [seen.meeting.low, seen.meeting.high])] : []),
    ...(seen.levels ?? []).map((share, level) =>
      clue((value) => value === level, read(share, numbered.length)),
    ),
    ...(seen.hasThinCover === undefined
      ? []
      : [clue((value) => value >= 3, seen.hasThinCover ? [0, 1] : [2, numbered.length])]),
  ];
}

/** How many of so many people a share on the page may stand for. */
function read({ from, to }: { readonly from: number; readonly to: number }, of: number): [number, number] {
  const fitting = Array.from({ length: of + 1 }, (_, count) => count).filter((count) => {
    const percent = (100 * count) / of;
    if (of >= 10) {
      const shown = 5 * Math.round(percent / 5);
      return shown >= from && shown <= to;
    }
    const [low, high] = percent <= 20 ? [0, 20] : percent >= 80 ? [80, 100] : [20, 80];
    return low >= from && high <= to;
  });
  return [fitting[0] ?? 0, fitting.at(-1) ?? 0];
}

interface Search {
  readonly values: readonly number[];
  readonly clues: readonly Clue[];
  /** Answers that the attacker knows. */
  readonly fixed: ReadonlySet<number>;
  readonly at: number;
  readonly wanted: ReadonlySet<number>;
  readonly positions: number;
}

/** Another assignment that fits all figures: first near the truth, then with a solver. */
function search(asked: Search): number[] | 'none' {
  for (const value of asked.wanted) {
    const found = repair(asked.values.with(asked.at, value), new Set([asked.at]), asked, 3);
    if (found) return found;
  }
  return solve(asked);
}

function repair(
  values: number[],
  changed: ReadonlySet<number>,
  asked: Search,
  more: number,
): number[] | undefined {
  const broken = asked.clues.find((clue) => {
    const sum = sumOf(clue, values);
    return sum < clue.low || sum > clue.high;
  });
  if (!broken) return values;
  if (more === 0) return undefined;
  const isTooMany = sumOf(broken, values) > broken.high;
  for (const [number, counted] of broken.counts) {
    if (changed.has(number) || asked.fixed.has(number) || counted.has(values[number] ?? -1) !== isTooMany)
      continue;
    for (let value = 0; value < asked.positions; value++) {
      if (counted.has(value) === isTooMany) continue;
      const found = repair(values.with(number, value), new Set([...changed, number]), asked, more - 1);
      if (found) return found;
    }
  }
  return undefined;
}

function sumOf({ counts }: Clue, values: readonly number[]): number {
  let sum = 0;
  for (const [number, counted] of counts) if (counted.has(values[number] ?? -1)) sum += 1;
  return sum;
}

/** As a problem in whole numbers: how many of the answers that stand in the same figures are at each position. */
function solve({ values, clues, fixed, at, wanted, positions }: Search): number[] | 'none' {
  const all = Array.from({ length: positions }, (_, value) => value);
  const alike = Map.groupBy(values.keys(), (number) => {
    if (number === at || fixed.has(number)) return `${number}`;
    return `in ${clues.map(({ counts }) => [...(counts.get(number) ?? [])].join('')).join(',')}`;
  });
  const groups = [...alike.values()];
  const name = (group: number, value: number) => `n${group}_${value}`;
  const groupOf = new Map(
    groups.flatMap((numbers, group) => numbers.map((number) => [number, group] as const)),
  );
  const rows = groups.map(
    (numbers, group) => `${all.map((value) => name(group, value)).join(' + ')} = ${numbers.length}`,
  );
  for (const [number, group] of groupOf) {
    if (fixed.has(number)) rows.push(`${name(group, values[number] ?? 0)} = 1`);
    if (number === at) rows.push(`${[...wanted].map((value) => name(group, value)).join(' + ')} = 1`);
  }
  for (const { counts, low, high } of clues) {
    const counted = new Map([...counts].map(([number, of]) => [groupOf.get(number) ?? 0, of]));
    const sum = [...counted].flatMap(([group, of]) => [...of].map((value) => name(group, value))).join(' + ');
    if (sum !== '') rows.push(`${sum} >= ${low}`, `${sum} <= ${high}`);
  }
  const variables = groups.flatMap((_, group) => all.map((value) => name(group, value)));
  const { Status, Columns } = solver.solve(
    ['Minimize', ` cost: ${variables[0]}`, 'Subject To', ...rows.map((row, index) => ` c${index}: ${row}`)]
      .concat(['General', ` ${variables.join(' ')}`, 'End'])
      .join('\n'),
  );
  if (Status === 'Infeasible') return 'none';
  if (Status !== 'Optimal') throw new Error(`the solver says: ${Status}`);
  const found = [...values];
  for (const [group, numbers] of groups.entries()) {
    const spread = all.flatMap((value) =>
      Array.from({ length: Math.round(Columns[name(group, value)]?.Primal ?? 0) }, () => value),
    );
    for (const [index, number] of numbers.entries()) found[number] = spread[index] ?? 0;
  }
  return found;
}
