/** Of times in milliseconds; never below nothing, for a clock may be set back. */
export function secondsSince(from: number, until: number): number {
  return Math.max(0, until - from) / 1_000;
}
