import { describe, expect, it } from 'vitest';
import { calibrate } from '../../src/retrieval/calibrate.ts';

/** Ten of a model that gives .2 to .29 to anything. */
const general = [0.2, 0.21, 0.22, 0.23, 0.24, 0.25, 0.26, 0.27, 0.28, 0.29, 0.3];

describe('from where on a similarity tells', () => {
  it('is above what most general questions reach, by half of what those are above the usual', () => {
    const { ordinary, telling } = calibrate(general, [0.5]) ?? {};
    expect(ordinary).toBe(0.25);
    expect(telling).toBeCloseTo(0.31);
  });

  it('moves with the scale of the model', () => {
    const wide = general.map((value) => value + 0.5);
    expect(calibrate(wide, [0.9])?.telling).toBeCloseTo(0.81);
  });

  it('is not moved by one general question that the documents happen to speak of', () => {
    expect(calibrate([...general.slice(0, -1), 0.95], [0.5])?.telling).toBeCloseTo(0.31);
  });

  it.each([
    { everyday: [0.5, ...Array(9).fill(0.1)], canTell: true },
    { everyday: [0.5, ...Array(10).fill(0.1)], canTell: false },
    { everyday: general, canTell: false },
    { everyday: [], canTell: false },
  ])(
    'is nowhere where less than a tenth of the everyday words get there: $everyday',
    ({ everyday, canTell }) => {
      expect(calibrate(general, everyday) !== undefined).toBe(canTell);
    },
  );
});
