import { fileURLToPath } from 'node:url';
import { runNode } from './run-node.ts';
import { median } from './statistics.ts';

/** What one process that does nothing else saw. */
export interface Alone {
  readonly readyMs: number;
  /** Peak until the index was ready, and until every question was answered. */
  readonly readyMegabytes: number;
  readonly peakMegabytes: number;
  readonly answerMs: readonly number[];
}

const starts = 5;
const rounds = 5;

/** Answers in one process, the index built in several, each fresh. */
export function measureAlone(folder: string): Alone {
  const measure = (asked: number): Alone =>
    JSON.parse(
      runNode(fileURLToPath(import.meta.resolve('./measure-alone.ts')), folder, String(asked)).output,
    );
  const full = measure(rounds);
  const all = [full, ...Array.from({ length: starts - 1 }, () => measure(0))];
  return { ...full, readyMs: median(all.map(({ readyMs }) => readyMs)) };
}

/** From the start of the process to its end after one answer; the median of several. */
export function measureFirstAnswer(folder: string, times: number): number {
  const ask = () =>
    runNode('src/main.ts', 'ask', '--knowledge', folder, 'what does an IT service manager do?').ms;
  return median(Array.from({ length: times }, ask));
}
