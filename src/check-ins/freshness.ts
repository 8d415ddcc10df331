const dayMs = 24 * 60 * 60 * 1_000;

/** How far what somebody said still holds: `stale` after half a year, `expired`, and counted no more, after a year. */
export function freshnessOf(at: Date, now: number): 'fresh' | 'ageing' | 'stale' | 'expired' {
  const days = (now - at.getTime()) / dayMs;
  if (days <= 90) return 'fresh';
  if (days <= 180) return 'ageing';
  return days <= 365 ? 'stale' : 'expired';
}
