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

/** So many questions answered in one process, so many times, and the index built in as many, each fresh. */
export function measureAlone(folder: string, times: number, questions: number): Alone {
  const script = fileURLToPath(import.meta.resolve('./measure-alone.ts'));
  const measure = (asked: number): Alone =>
    JSON.parse(runNode(script, folder, String(asked), String(questions)).output);
  const full = measure(times);
  const all = [full, ...Array.from({ length: times - 1 }, () => measure(0))];
  return { ...full, readyMs: median(all.map(({ readyMs }) => readyMs)) };
}

/** From the start of the process to its end after one answer; the median of several. */
export function measureFirstAnswer(folder: string, times: number): number {
  const ask = () =>
    runNode('src/main.ts', 'ask', '--knowledge', folder, 'what does an IT service manager do?').ms;
  return median(Array.from({ length: times }, ask));
}
