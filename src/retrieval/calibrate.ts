import type { Closeness } from './closeness.ts';

export type Calibration = Pick<Closeness, 'ordinary' | 'telling'>;

// Most, not all: one in ten may by chance speak of what some framework has.
const most = 0.9;
const margin = 0.5;
const leastTold = 0.1;

/**
 * From which similarity on a model's vectors tell that the documents speak of something. Each model has a scale of its
 * own, so it is read off the best similarities of questions about anything else: above what most of them reach by half of
 * what those are above the usual. Nothing where hardly any of the everyday words for what the documents have get there:
 * then the model cannot tell.
 */
export function calibrate(general: readonly number[], everyday: readonly number[]): Calibration | undefined {
  const ordinary = quantile(general, 0.5);
  const high = quantile(general, most);
  const telling = high + margin * (high - ordinary);
  const told = everyday.filter((value) => value > telling).length;
  return told > 0 && told >= leastTold * everyday.length ? { ordinary, telling } : undefined;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
}
