/** To try a name takes longer than to read the rest of a message. */
const good = new Set<string>();
/** There are about 600. */
const mostGood = 1_000;

/** Whether it is the name of an IANA zone. An offset such as `+01:00`, which dates take too, is none. */
export function isTimeZone(name: string): boolean {
  if (good.has(name)) return true;
  if (!/^[a-z]/i.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return false;
  }
  if (good.size < mostGood) good.add(name);
  return true;
}
