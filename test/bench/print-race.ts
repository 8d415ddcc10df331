import type { Raced } from './race.ts';
import { median, percentile } from './statistics.ts';

/** Prints the engines side by side; a ratio is the first engine's figure by the other's. */
export function printRace(raced: readonly Raced[]): void {
  const [ours, ...theirs] = raced.map(toFigures);
  if (!ours) return;
  const header = ['', 'hit@1', 'p50 ms', 'p99 ms', 'hit ratio', 'p50 ratio', 'p99 ratio'];
  console.log(toLine(header));
  console.log(toLine([ours.name, ...ours.values.map(round)]));
  for (const { name, values } of theirs) {
    const ratios = values.map((value, at) => `${round((ours.values[at] ?? 0) / value)} : 1`);
    console.log(toLine([name, ...values.map(round), ...ratios]));
  }
  console.log(
    `  hit@1 over ${raced[0]?.compared} questions that one passage can answer; times over all messages`,
  );
}

function toFigures({ name, ms, hits, compared }: Raced) {
  return { name, values: [hits / compared, median(ms), percentile(ms, 0.99)] };
}

function round(value: number): string {
  return value.toFixed(2);
}

function toLine([name = '', ...cells]: readonly string[]): string {
  return `  ${name.padEnd(14)}${cells.map((cell) => cell.padStart(12)).join('')}`;
}
