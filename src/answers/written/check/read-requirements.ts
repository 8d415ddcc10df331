import type { Word } from '../../../retrieval/words.ts';
import type { SupportLine } from './lines.ts';
import { type Item, type Read, type Run, runsOf } from './requirement-runs.ts';
import { isCount, isLevelWord, isNegative, type LevelWord } from './words-of-claims.ts';

/** That a skill is asked for, or a level of it; by whom, where the sentence says so. */
export interface Requirement {
  /** Each as the keys of what it may be. */
  readonly roles: readonly (readonly string[])[];
  /** None where it speaks of a level alone. */
  readonly skills: readonly (readonly string[])[];
  readonly level: LevelWord | undefined;
  /** That it is not asked for. */
  readonly isDenied: boolean;
}

type Asked = Omit<Requirement, 'isDenied'>;

export interface Requirements {
  readonly all: readonly Requirement[];
  /** Which words of the sentence say so: the names of skills, and levels. */
  readonly said: ReadonlySet<number>;
}

/**
 * What a sentence says is asked of whom. A level belongs to the skills named since the last one, or else to the next, or
 * else to those before: "Data analyst needs User focus at working level, Senior data analyst at practitioner level".
 */
export function readRequirements(read: Read, quoted: readonly SupportLine[]): Requirements {
  const runs = runsOf(read, quoted).filter((run) => isAsking(run, read));
  const said = runs
    .flat()
    .filter(({ kind, from }) => kind === 'skill' || (kind === 'level' && !isCounted(read.words, from)));
  return {
    all: runs.flatMap((run) => {
      const isDenied = isDeniedRun(run, read);
      const asked = withAllRoles(run, [...withLevels(run, read), ...withoutLevel(run, read)]);
      return asked.map((one) => ({ ...one, isDenied }));
    }),
    said: new Set(said.map(({ from }) => from)),
  };
}

/** How far before a run its "not" stands, which is no part of it. */
const reachOfNot = 2;

/** "Does not ask for User focus". */
function isDeniedRun(run: Run, { words }: Read): boolean {
  const [from, to] = [run[0]?.from ?? 0, run.at(-1)?.from ?? 0];
  return words.slice(Math.max(0, from - reachOfNot), to).some(({ form }) => isNegative(form));
}

function isAsking(run: Run, { words }: Read): boolean {
  const kinds = run.map(({ kind }) => kind);
  return (
    kinds.includes('level') || (kinds.includes('skill') && (kinds.includes('asks') || isOwned(run, words)))
  );
}

function withLevels(run: Run, read: Read): Asked[] {
  const levels = run.filter(({ kind }) => kind === 'level');
  return levels.map((level, at) =>
    requirementOf(run, { level, before: levels[at - 1], next: levels[at + 1] }, read),
  );
}

/** The skills after the last level, but for one that this level is of: "practitioner level in User focus". */
function withoutLevel(run: Run, read: Read): Asked[] {
  const last = run.findLast(({ kind }) => kind === 'level');
  const skills = run.filter(({ kind }) => kind === 'skill');
  const after = skills.filter(({ from }) => !last || from > last.from);
  const isOfLast = last !== undefined && after.length === skills.length;
  const bare = after.slice(isOfLast ? 1 : 0);
  const [first] = bare;
  if (!first) return [];
  return [{ roles: rolesFor(run, first.from, read), skills: bare.map(({ keys }) => keys), level: undefined }];
}

/** "Senior baker at expert level, as does a junior baker": the last one holds for whom nothing else is said of. */
function withAllRoles(run: Run, all: readonly Asked[]): Asked[] {
  const said = new Set(all.flatMap(({ roles }) => roles));
  const roles = run.filter(({ kind, keys }) => kind === 'role' && !said.has(keys)).map(({ keys }) => keys);
  const last = all.at(-1);
  return roles.length > 0 && last ? [...all, { ...last, roles }] : [...all];
}

interface Levels {
  readonly level: Item;
  readonly before: Item | undefined;
  readonly next: Item | undefined;
}

function requirementOf(run: Run, { level, before, next }: Levels, read: Read): Asked {
  const skills = run.filter(({ kind }) => kind === 'skill');
  const [since, until] = [before?.from ?? -1, next?.from ?? read.words.length];
  const sinceLast = skills.filter(({ from }) => from > since && from < level.from);
  const isParted = (at: number) => [...read.breaks].some((each) => each > level.from && each <= at);
  const following = skills
    .filter(({ from }) => from > level.from && from < until && !isParted(from))
    .slice(0, 1);
  const earlier = skills.filter(({ from }) => from < level.from);
  const meant = [sinceLast, following, earlier].find(({ length }) => length > 0) ?? [];
  return {
    roles: rolesFor(run, level.from, read),
    skills: meant.map(({ keys }) => keys),
    level: levelAt(read.words, level.from),
  };
}

/** "At working level by the analyst and the tester": those after it; or else the last before, or else the next. */
function rolesFor(run: Run, at: number, { words }: Read): readonly (readonly string[])[] {
  const groups = groupsOf(run, words);
  const after = groups.find(({ from }) => from > at);
  const between = after ? words.slice(at + 1, after.from).map(({ form }) => form) : [];
  const isBy = between.some((form) => /^(by|for|of|from|in)$/.test(form));
  const isNext = isBy && !run.some(({ from }) => from > at && from < (after?.from ?? 0));
  const before = groups.filter(({ from }) => from < at).at(-1);
  return (isNext ? after : (before ?? after))?.keys ?? [];
}

/** Roles with nothing but "and" between them. */
function groupsOf(run: Run, words: readonly Word[]) {
  const groups: { from: number; to: number; keys: (readonly string[])[] }[] = [];
  for (const { kind, from, to, keys } of run) {
    const last = groups.at(-1);
    if (kind !== 'role') continue;
    const isSame = last && words.slice(last.to, from).every(({ form }) => /^(and|or|a|an|the)$/.test(form));
    if (last && isSame) {
      last.keys.push(keys);
      last.to = to;
    } else groups.push({ from, to, keys: [keys] });
  }
  return groups;
}

/** "Most at working level" says how many are, which has to stand in a passage. */
function isCounted(words: readonly Word[], at: number): boolean {
  const before = words.slice(Math.max(0, at - 4), at).map(({ form }) => form);
  const telling = before.filter(
    (form) => !/^(at|of|them|is|are|the|a|an|on|needed|asked|required)$/.test(form),
  );
  const last = telling.findLast((form) => !/^(skills?|levels?)$/.test(form)) ?? '';
  return /^(most|all|some|many|several|both|only|each|every|different)$/.test(last) || isCount(last);
}

function levelAt(words: readonly Word[], at: number): LevelWord | undefined {
  const form = words[at]?.form ?? '';
  return isLevelWord(form) ? form : undefined;
}

/** "The skills of a tester are", "a tester has the skill". */
function isOwned(run: Run, words: readonly Word[]): boolean {
  const [first, last] = [run[0]?.from ?? 0, run.at(-1)?.to ?? 0];
  const around = words.slice(Math.max(0, first - 3), last).map(({ form }) => form);
  return run.some(({ kind }) => kind === 'role') && around.some((form) => /^(skills?|has|have)$/.test(form));
}
