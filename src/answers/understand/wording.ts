import { readFileSync } from 'node:fs';
import { formsOf } from '../../retrieval/words.ts';

/**
 * Tells what kind of thing a message says from how it is worded: naive Bayes over its words and pairs of words, learnt
 * from the examples beside this file when the process starts.
 */
export type ReadWording<Kind extends string> = (shape: string, among?: readonly Kind[]) => Wording<Kind>;

export interface Wording<Kind extends string> {
  readonly kind: Kind;
  /** How far it is ahead of the next kind, in log-likelihood by the root of the message's length. */
  readonly margin: number;
}

/** Of messages that name no role and no skill. */
export const namelessKinds = [
  'greeting',
  'thanks',
  'capabilities',
  'privacy',
  'complaint',
  'opinion',
  'person',
  'distress',
  'unrelated',
  'near',
  'open',
] as const;

/** Of messages that name a role or a skill. */
export const namedKinds = [
  'describe',
  'skills',
  'next-step',
  'compare',
  'skill-in-role',
  'which-roles',
  'skill',
  'near',
  'opinion',
  'person',
  'open',
] as const;

const smoothing = 0.3;
const placeholder = /^(ROLE|SKILL|LEVEL|SENIORITY)$/;

/**
 * Learns from a file of lines "kind, tab, message". Messages are written there as they are read: words alone, in lower
 * case, names as ROLE, SKILL, LEVEL and SENIORITY.
 */
export function learnWording<Kind extends string>(file: string, kinds: readonly Kind[]): ReadWording<Kind> {
  const features = createFeatures();
  const { rows, counts, totals } = countFeatures(readExamples(file, kinds, features), kinds.length);
  return (shape, among = kinds) => {
    const known = features.known(shape).flatMap((feature) => rows.get(feature) ?? []);
    const scale = Math.sqrt(Math.max(1, known.length));
    const scored = among.map((kind) => {
      const at = kinds.indexOf(kind);
      const all = (totals[at] ?? 0) + smoothing * rows.size;
      const countOf = (row: number) => counts[row * kinds.length + at] ?? 0;
      const score = known.reduce((sum, row) => sum + Math.log((countOf(row) + smoothing) / all), 0);
      return { kind, score: score / scale };
    });
    const [best, next] = scored.sort((a, b) => b.score - a.score);
    if (!best || !next) throw new Error('Wordings are told apart between two kinds or more');
    return { kind: best.kind, margin: best.score - next.score };
  };
}

/** A word or a pair of neighbours, as one number: thousands of examples are read while somebody waits. */
type Feature = number;

interface Features {
  /** Of an example; words that are new are known from then on. */
  readonly learn: (message: string) => Feature[];
  /** Those of a shape whose words were learnt. */
  readonly known: (shape: string) => Feature[];
}

const start = 1;
const end = 2;
const mostWords = 2 ** 24;

function createFeatures(): Features {
  const numbers = new Map<string, number>();
  const asWritten = new Map<string, number>();
  const numberOf = (form: string): number => {
    const number = numbers.get(form) ?? end + 1 + numbers.size;
    numbers.set(form, number);
    return number;
  };
  const learnWord = (word: string): number => {
    const number =
      asWritten.get(word) ?? numberOf(placeholder.test(word) ? word : (formsOf(word)[0] ?? word));
    asWritten.set(word, number);
    return number;
  };
  return {
    learn: (message) => pairUp(message.split(' ').map(learnWord)),
    known: (shape) => pairUp(shape.split(' ').flatMap((word) => (isWord(word) ? [numbers.get(word)] : []))),
  };
}

function isWord(word: string): boolean {
  return word !== '' && word !== '.';
}

/** Each word and each pair of neighbours, once; the two ends of a message count as neighbours. */
function pairUp(words: readonly (number | undefined)[]): Feature[] {
  const features = new Set<Feature>();
  let before: number | undefined = start;
  for (const word of [...words, end]) {
    if (word !== undefined && word !== end) features.add(word);
    if (word !== undefined && before !== undefined) features.add(before * mostWords + word);
    before = word;
  }
  return [...features];
}

interface Example {
  /** Place among the kinds. */
  readonly at: number;
  readonly features: readonly Feature[];
}

function readExamples(file: string, kinds: readonly string[], { learn }: Features): Example[] {
  const text = readFileSync(new URL(`examples/${file}`, import.meta.url), 'utf8');
  return text.split('\n').flatMap((line) => {
    const [kind = '', message = ''] = line.split('\t');
    const at = kinds.indexOf(kind);
    return at < 0 ? [] : [{ at, features: learn(message) }];
  });
}

/** A row of counts for every feature, one for each kind. */
function countFeatures(examples: readonly Example[], kinds: number) {
  const rows = new Map<Feature, number>();
  for (const { features } of examples) {
    for (const feature of features) if (!rows.has(feature)) rows.set(feature, rows.size);
  }
  const counts = new Float32Array(rows.size * kinds);
  const totals = new Float64Array(kinds);
  for (const { at, features } of examples) {
    for (const feature of features) {
      const row = rows.get(feature);
      if (row === undefined) continue;
      counts[row * kinds + at] = (counts[row * kinds + at] ?? 0) + 1;
      totals[at] = (totals[at] ?? 0) + 1;
    }
  }
  return { rows, counts, totals };
}
