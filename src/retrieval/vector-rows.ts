/** Vectors side by side in one array, each made one long. */
export interface VectorRows {
  readonly set: (at: number, vector: Float32Array) => void;
  /** The cosine of a vector with each row. */
  readonly compare: (vector: Float32Array) => Float32Array;
}

/** Vectors of different lengths are of different models. */
export class VectorLengthError extends Error {
  override readonly name = 'VectorLengthError';
}

/** The first vector decides how long all of them are; another length is refused with a VectorLengthError. */
export function createVectorRows(count: number): VectorRows {
  let width = 0;
  let rows = new Float32Array();
  const normalise = (vector: Float32Array): Float32Array => {
    if (vector.length !== width)
      throw new VectorLengthError(`a vector has ${vector.length} numbers in place of ${width}`);
    if (!hasDirection(vector)) throw new Error('a vector has no direction');
    const length = lengthOf(vector);
    return vector.map((value) => value / length);
  };
  return {
    set(at, vector) {
      if (width === 0) {
        width = vector.length;
        rows = new Float32Array(count * width);
      }
      rows.set(normalise(vector), at * width);
    },
    compare(vector) {
      const unit = normalise(vector);
      return Float32Array.from({ length: count }, (_, at) => dot(rows, at * width, unit));
    },
  };
}

/** Whether a vector can be compared with others: it is not zero, and all of it are numbers. */
export function hasDirection(vector: Float32Array): boolean {
  const length = lengthOf(vector);
  return Number.isFinite(length) && length > 0;
}

function lengthOf(vector: Float32Array): number {
  return Math.sqrt(dot(vector, 0, vector));
}

/** Four sums at once: the processor works on them beside each other, and millions are added for each question. */
function dot(rows: Float32Array, from: number, other: Float32Array): number {
  const { length } = other;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let n = 0;
  for (; n + 3 < length; n += 4) {
    a += (rows[from + n] ?? 0) * (other[n] ?? 0);
    b += (rows[from + n + 1] ?? 0) * (other[n + 1] ?? 0);
    c += (rows[from + n + 2] ?? 0) * (other[n + 2] ?? 0);
    d += (rows[from + n + 3] ?? 0) * (other[n + 3] ?? 0);
  }
  for (; n < length; n++) a += (rows[from + n] ?? 0) * (other[n] ?? 0);
  return a + b + c + d;
}
