import { readFileSync } from 'node:fs';
import { formsOf, plainText } from '../../retrieval/words.ts';

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
const placeholder = /(ROLE|SKILL|LEVEL|SENIORITY)/;

/** Learns from a file of lines "kind, tab, message", where names stand as ROLE, SKILL, LEVEL and SENIORITY. */
export function learnWording<Kind extends string>(file: string, kinds: readonly Kind[]): ReadWording<Kind> {
  const { rows, counts, totals } = countFeatures(readExamples(file, kinds), kinds.length);
  return (shape, among = kinds) => {
    const known = [...featuresOf(shape)].flatMap((feature) => rows.get(feature) ?? []);
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

interface Example {
  /** Place among the kinds. */
  readonly at: number;
  readonly features: ReadonlySet<string>;
}

function readExamples(file: string, kinds: readonly string[]): Example[] {
  const text = readFileSync(new URL(`examples/${file}`, import.meta.url), 'utf8');
  return text.split('\n').flatMap((line) => {
    const [kind = '', message = ''] = line.split('\t');
    const at = kinds.indexOf(kind);
    return at < 0 ? [] : [{ at, features: featuresOf(shapeOf(message)) }];
  });
}

/** A row of counts for every feature, one for each kind. */
function countFeatures(examples: readonly Example[], kinds: number) {
  const rows = new Map<string, number>();
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

/** An example in the shape that messages are read in. */
function shapeOf(message: string): string {
  return plainText(message)
    .split(placeholder)
    .flatMap((part) => (placeholder.test(part) ? [part] : formsOf(part)))
    .join(' ');
}

function featuresOf(shape: string): Set<string> {
  const features = new Set<string>();
  let before = '^';
  for (const word of shape.split(' ')) {
    if (word === '' || word === '.') continue;
    features.add(word).add(`${before} ${word}`);
    before = word;
  }
  return features.add(`${before} $`);
}
