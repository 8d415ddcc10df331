/** The day in UTC of a moment, in milliseconds since 1970 or as a date: "2026-11-22". */
export function dayOf(at: number | Date): string {
  return new Date(at).toISOString().slice(0, '2026-11-22'.length);
}
