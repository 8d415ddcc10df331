import type { Alone } from './alone.ts';
import type { Bars } from './bars.ts';
import { median, percentile } from './statistics.ts';

/** Prints what was measured, one figure a line, each beside its bar. */
export function printAlone(alone: Alone, firstAnswerMs: number, bars: Bars): void {
  const { readyMs, readyMegabytes, peakMegabytes, answerMs } = alone;
  print('index ready, median', readyMs, 'ms', bars.readyMs);
  print('peak memory, index ready', readyMegabytes, 'MB', bars.megabytes);
  print('peak memory, all questions answered', peakMegabytes, 'MB', bars.megabytes);
  print('answer, median', median(answerMs), 'ms');
  print('answer, p99', percentile(answerMs, 0.99), 'ms', bars.answerP99Ms);
  print('process start to first answer, median', firstAnswerMs, 'ms', bars.firstAnswerMs);
}

function print(name: string, value: number, unit: string, bar?: number): void {
  const figure = value < 100 ? value.toFixed(2) : value.toFixed(0);
  const held = bar === undefined ? '' : `   ≤ ${bar} ${unit}${value <= bar ? '' : '   ! missed'}`;
  console.log(`  ${name.padEnd(40)}${figure.padStart(9)} ${unit}${held}`);
}
