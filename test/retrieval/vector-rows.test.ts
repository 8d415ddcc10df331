import { describe, expect, it } from 'vitest';
import { createVectorRows, hasDirection } from '../../src/retrieval/vector-rows.ts';

describe('vectors side by side', () => {
  it('are compared by their directions alone', () => {
    const rows = createVectorRows(3);
    rows.set(0, new Float32Array([0, 2, 0, 0, 0]));
    rows.set(1, new Float32Array([3, 0, 0, 0, 4]));
    rows.set(2, new Float32Array([0, -1, 0, 0, 0]));
    const cosines = [...rows.compare(new Float32Array([0, 3, 0, 0, 4]))].map((one) => Number(one.toFixed(3)));
    expect(cosines).toEqual([0.6, 0.64, -0.6]);
  });

  it('add up all their numbers, however many there are', () => {
    for (const width of [1, 3, 4, 7, 1536]) {
      const rows = createVectorRows(1);
      const vector = Float32Array.from({ length: width }, (_, at) => Math.sin(at + 1));
      rows.set(0, vector);
      expect(rows.compare(vector)[0]).toBeCloseTo(1, 5);
    }
  });

  it('refuse one of another length', () => {
    const rows = createVectorRows(2);
    rows.set(0, new Float32Array([1, 0]));
    expect(() => rows.set(1, new Float32Array([1, 0, 0]))).toThrow('3 numbers in place of 2');
    expect(() => rows.compare(new Float32Array([1]))).toThrow('1 numbers in place of 2');
  });

  it.each([
    { vector: [0, 0], direction: false },
    { vector: [], direction: false },
    { vector: [Number.NaN, 1], direction: false },
    { vector: [Number.POSITIVE_INFINITY, 1], direction: false },
    { vector: [0, -0.001], direction: true },
  ])('know whether $vector has a direction: $direction', ({ vector, direction }) => {
    expect(hasDirection(new Float32Array(vector))).toBe(direction);
  });
});
