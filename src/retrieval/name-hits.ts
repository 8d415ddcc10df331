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

export interface NameHits {
  /** For each name that shares a word with the question, where its words stand in it. */
  readonly find: (
    words: readonly Word[],
  ) => readonly { readonly name: Name; readonly hits: readonly Hit[] }[];
  /** How much each word of a name tells: rare words more than "senior" or "manager". */
  readonly weightsOf: (name: Name) => readonly number[];
}

export function createNameHits(names: readonly Name[], isKnownWord: (form: string) => boolean): NameHits {
  const places = collectPlaces(names);
  const runs = collectRuns(names);
  const readWord = createWordReader(places, isKnownWord);
  const weights = new Map(
    names.map((name) => [
      name,
      name.forms.map((form) => Math.log(1 + names.length / (places.get(form)?.length ?? 1))),
    ]),
  );

  const find = (words: readonly Word[]) => {
    const hits = new Map<number, Hit[]>();
    const add = (found: readonly Run[], at: number, span: number, way: Way, edits = 0) => {
      for (const { name, part, count } of found) {
        push(hits, name, { part, count, at, span, way, quality: quality[way] - eachEdit * edits });
      }
    };
    words.forEach(({ form }, at) => {
      for (const meant of readWord(form)) add(places.get(meant.form) ?? [], at, 1, meant.way, meant.edits);
      add(runs.get(form) ?? [], at, 1, 'shortened');
      const next = words[at + 1];
      if (next) add(places.get(form + next.form) ?? [], at, 2, 'shortened');
    });
    return [...hits].flatMap(([at, found]) => {
      const name = names[at];
      return name ? [{ name, hits: found }] : [];
    });
  };
  return { find, weightsOf: (name) => weights.get(name) ?? [] };
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

// Short words of a chat that are far more often themselves than the initials of a title.
const neverInitials: ReadonlySet<string> = new Set(
  `ad ads ah am ao any app cd ci cv da dad did dr eg eh em end eo ex ha hm hr id ie im la lt ma mac mad map mid mm mr ms nd oh
  ok pa pc pl ps rd re sat sea see set st ta th tv uh uk ur us ye yo`.split(/\s+/),
);

function waysToShorten(name: Name, part: number, count: number): string[] {
  const forms = name.forms.slice(part, part + count);
  const ways = count <= longestJoined ? [forms.join('')] : [];
  // People shorten titles, not skills; and two letters are too few for a part of a title that goes on.
  if (name.named.every(({ type }) => type === 'skill')) return ways;
  const phrase = forms.join(' ');
  for (const [short, long] of fixedInitials) if (long.includes(phrase)) ways.push(short);
  const initials = forms.map((form) => form.charAt(0)).join('');
  const isCut = count === 2 && part + count < name.forms.length;
  const isFree = !stopWords.has(initials) && !neverInitials.has(initials) && !fixedInitials.has(initials);
  if (!isCut && isFree) ways.push(initials);
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
