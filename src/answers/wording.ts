import { readFileSync } from 'node:fs';
import { plainText, wordsOf } from '../retrieval/words.ts';

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
  const counts = new Map<string, Float64Array>();
  const totals = new Float64Array(kinds.length);
  for (const line of readFileSync(new URL(`examples/${file}`, import.meta.url), 'utf8').split('\n')) {
    const [kind = '', message = ''] = line.split('\t');
    const at = (kinds as readonly string[]).indexOf(kind);
    if (at < 0) continue;
    for (const feature of featuresOf(shapeOf(message))) {
      const count = counts.get(feature) ?? new Float64Array(kinds.length);
      counts.set(feature, count);
      count[at] = (count[at] ?? 0) + 1;
      totals[at] = (totals[at] ?? 0) + 1;
    }
  }
  return (shape, among = kinds) => {
    const known = [...featuresOf(shape)].flatMap((feature) => counts.get(feature) ?? []);
    const scale = Math.sqrt(Math.max(1, known.length));
    const scored = among.map((kind) => {
      const at = kinds.indexOf(kind);
      const all = (totals[at] ?? 0) + smoothing * counts.size;
      const score = known.reduce((sum, count) => sum + Math.log(((count[at] ?? 0) + smoothing) / all), 0);
      return { kind, score: score / scale };
    });
    const [best, next] = scored.sort((a, b) => b.score - a.score);
    if (!best || !next) throw new Error('Wordings are told apart between two kinds or more');
    return { kind: best.kind, margin: best.score - next.score };
  };
}

/** An example in the shape that messages are read in. */
function shapeOf(message: string): string {
  return plainText(message)
    .split(placeholder)
    .flatMap((part) => (placeholder.test(part) ? [part] : wordsOf(part).map(({ form }) => form)))
    .join(' ');
}

function featuresOf(shape: string): Set<string> {
  const words = shape.split(' ').filter((word) => word !== '' && word !== '.');
  const framed = ['^', ...words, '$'];
  return new Set([...words, ...framed.slice(1).map((word, before) => `${framed[before]} ${word}`)]);
}
