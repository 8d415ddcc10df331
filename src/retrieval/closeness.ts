/** How close in meaning a question is to the passages. */
export interface Closeness {
  /** The cosine of each passage, in their order: 1 is the same. */
  readonly similarities: Float32Array;
  /** What a question about anything else reaches too; so far a similarity says nothing. */
  readonly ordinary: number;
  /** From here on a passage speaks of what is asked. */
  readonly telling: number;
}

// Weighted scores did better in trials than fused ranks.
const shares = { words: 0.7, meaning: 0.3 };

/** One score for ordering out of two, each as a share (0 to 1) of the best of the same search. */
export function fuse(words: number, meaning: number): number {
  return shares.words * words + shares.meaning * meaning;
}

/** How near a similarity comes to the best one, counted from where similarities begin to say something. */
export function shareOfClosest(similarity: number, best: number, ordinary: number): number {
  return best > ordinary ? Math.max(0, similarity - ordinary) / (best - ordinary) : 0;
}
