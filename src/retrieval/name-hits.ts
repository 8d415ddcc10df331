import { abbreviations, initials as fixedInitials } from './abbreviations.ts';
import type { Hit, Way } from './align-name.ts';
import type { Name } from './names.ts';
import { createSpeller } from './spelling.ts';
import { singularOf, stemOf, stopWords, type Word } from './words.ts';

/** How much a written word counts for the name's word. */
const quality: Readonly<Record<Way, number>> = {
  exact: 1,
  inflected: 0.98,
  shortened: 0.97,
  misspelt: 0.93,
  related: 0.75,
  doubtful: 0.72,
};
const eachEdit = 0.02;

/** Neighbouring words of a name. */
interface Run {
  readonly name: number;
  readonly part: number;
  readonly count: number;
}

/** A word of names that a written word may stand for. */
interface Meant {
  readonly form: string;
  readonly way: Way;
  readonly edits: number;
}

interface NameHit {
  readonly name: Name;
  /** How much each word of the name tells: rare words more than "senior" or "manager". */
  readonly weights: readonly number[];
  /** Where its words stand in the question. */
  readonly hits: readonly Hit[];
}

/** The names that the words of a question say so much of, at least: 0 to 1, by the weight of their words. */
export type FindNameHits = (words: readonly Word[], leastSaid: number) => NameHit[];

/** A place in the question that may stand for words of names. */
interface Sighting {
  readonly runs: readonly Run[];
  readonly at: number;
  readonly span: number;
  readonly way: Way;
  readonly quality: number;
}

export function createNameHits(names: readonly Name[], isKnownWord: (form: string) => boolean): FindNameHits {
  const places = collectPlaces(names);
  const runs = collectRuns(names);
  const readWord = createWordReader(places, isKnownWord);
  const weights = names.map(({ forms }) =>
    forms.map((form) => Math.log(1 + names.length / (places.get(form)?.length ?? 1))),
  );
  const saidEnough = createSieve(weights);

  const sightingsAt = (words: readonly Word[], at: number): Sighting[] => {
    const { form = '', isInitials = false } = words[at] ?? {};
    const mayBeShort =
      !neverTitles.has(form) && (isInitials || !(neverInitials.has(form) || stopWords.has(form)));
    const next = words[at + 1]?.form;
    const seen = (runs: readonly Run[] | undefined, span: number, way: Way, edits = 0): Sighting[] =>
      runs ? [{ runs, at, span, way, quality: quality[way] - eachEdit * edits }] : [];
    return [
      ...readWord(form).flatMap((meant) => seen(places.get(meant.form), 1, meant.way, meant.edits)),
      ...seen(mayBeShort ? runs.get(form) : undefined, 1, 'shortened'),
      ...seen(isInitials ? runs.get(asInitials(form)) : undefined, 1, 'shortened'),
      ...(next ? seen(places.get(form + next), 2, 'shortened') : []),
    ];
  };

  return (words, leastSaid) => {
    const sightings = words.flatMap((_, at) => sightingsAt(words, at));
    const found = new Map<number, Hit[]>();
    for (const at of saidEnough(sightings, leastSaid)) found.set(at, []);
    for (const { runs, ...seen } of sightings) {
      for (const { name, part, count } of runs) found.get(name)?.push({ part, count, ...seen });
    }
    return [...found].flatMap(([at, hits]) => {
      const name = names[at];
      return name ? [{ name, weights: weights[at] ?? [], hits }] : [];
    });
  };
}

/**
 * Tells which names may be said to such a share. "Senior" stands in thousands of a large framework's names: they are
 * weighed in arrays that live as long as the index, so that only the few that matter leave garbage.
 */
function createSieve(weights: readonly (readonly number[])[]) {
  const wholes = Float64Array.from(weights, (each) => each.reduce((sum, weight) => sum + weight, 0));
  const sums = new Float64Array(weights.length);
  const add = ({ name, part, count }: Run, quality: number) => {
    for (let at = part; at < part + count; at++) {
      sums[name] = (sums[name] ?? 0) + quality * (weights[name]?.[at] ?? 0);
    }
  };
  return (sightings: readonly Sighting[], leastSaid: number): number[] => {
    const best = new Map<readonly Run[], number>();
    for (const { runs, quality } of sightings) best.set(runs, Math.max(quality, best.get(runs) ?? 0));
    const touched: number[] = [];
    for (const [runs, quality] of best) {
      for (const run of runs) {
        if (sums[run.name] === 0) touched.push(run.name);
        add(run, quality);
      }
    }
    const enough = touched.filter((name) => (sums[name] ?? 0) >= leastSaid * (wholes[name] ?? 0));
    for (const name of touched) sums[name] = 0;
    return enough;
  };
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** Where each word stands in the names. */
function collectPlaces(names: readonly Name[]): Map<string, Run[]> {
  const places = new Map<string, Run[]>();
  names.forEach((name, at) => {
    for (const [part, form] of name.forms.entries()) push(places, form, { name: at, part, count: 1 });
  });
  return places;
}

const longestRun = 5;
const longestJoined = 3;

/** What may be written for neighbouring words of a name: their initials ("EUC") or all in one ("datascientist"). */
function collectRuns(names: readonly Name[]): Map<string, Run[]> {
  const runs = new Map<string, Run[]>();
  names.forEach((name, at) => {
    name.forms.forEach((_, part) => {
      for (let count = 2; count <= longestRun && part + count <= name.forms.length; count++) {
        const written = waysToShorten(name, part, count);
        for (const form of written) push(runs, form, { name: at, part, count });
      }
    });
  });
  return runs;
}

// Short words of a chat that are far more often themselves than the initials of a title, unless written as such.
const neverInitials: ReadonlySet<string> = new Set(
  `ad ads ah am ao any app cd ci cv da dad did dr eg eh em end eo ex ha hm hr id ie im la lt ma mac mad map mid mm mr ms nd oh
  ok pa pc pl ps rd re sat sea see set st ta th tv uh uk ur us ye yo`.split(/\s+/),
);

/** Initials with those of small words may be any word ("hour"): they are told from words by how they are written. */
function asInitials(form: string): string {
  return form.toUpperCase();
}

/** Initials that mean another thing wherever people speak of jobs: a job description. */
const neverTitles: ReadonlySet<string> = new Set(['jd']);

function waysToShorten(name: Name, part: number, count: number): string[] {
  const forms = name.forms.slice(part, part + count);
  const ways = count <= longestJoined ? [forms.join('')] : [];
  // People shorten titles, not skills; and two letters are too few for a part of a title that goes on.
  if (name.named.every(({ type }) => type === 'skill')) return ways;
  const phrase = forms.join(' ');
  for (const [short, long] of fixedInitials) if (long.includes(phrase)) ways.push(short);
  const initials = forms.map((form) => form.charAt(0)).join('');
  const isCut = count === 2 && part + count < name.forms.length;
  if (!isCut && !fixedInitials.has(initials)) ways.push(initials);
  if (name.initials && count === name.forms.length) ways.push(asInitials(name.initials));
  return ways;
}

/** The words of names that a written word may stand for. */
function createWordReader(places: ReadonlyMap<string, unknown>, isKnownWord: (form: string) => boolean) {
  const speller = createSpeller([...places.keys()].filter((form) => form.length > 3));
  const byStem = new Map<string, string[]>();
  for (const form of places.keys()) push(byStem, stemOf(form), form);

  const asWritten = (form: string): Meant[] => {
    const singular = singularOf(form);
    const long = abbreviations.get(form);
    const meant: Meant[] = [{ form, way: 'exact', edits: 0 }];
    if (singular !== form) meant.push({ form: singular, way: 'inflected', edits: 0 });
    if (long) meant.push({ form: long, way: 'shortened', edits: 0 });
    return meant.filter((each) => places.has(each.form));
  };
  const corrected = (form: string): Meant[] => {
    if (stopWords.has(form)) return [];
    const way = isKnownWord(form) || isKnownWord(singularOf(form)) ? 'doubtful' : 'misspelt';
    return speller
      .nearest(form)
      .filter(({ edits }) => edits === 1 || way === 'misspelt')
      .map((near) => ({ ...near, way }));
  };
  return (form: string): Meant[] => {
    const written = asWritten(form);
    const related = (byStem.get(stemOf(form)) ?? [])
      .filter((other) => !written.some((meant) => meant.form === other))
      .map((other) => ({ form: other, way: 'related' as const, edits: 0 }));
    return [...written, ...related, ...(written.length === 0 ? corrected(form) : [])];
  };
}
