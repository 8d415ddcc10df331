/**
 * Vectors of meaning, one for each text, in their order; all of one length. Rejects where they cannot be had in time.
 */
export type Embed = (texts: readonly string[], signal: AbortSignal) => Promise<readonly Float32Array[]>;
