const deepest = 32;
const quote = 0x22;
const backslash = 0x5c;
const openers = new Set([0x5b, 0x7b]);
const closers = new Set([0x5d, 0x7d]);

/** Counted on the bytes, before anything walks the parsed value by recursion. */
export function isNestedTooDeeply(body: Buffer): boolean {
  let depth = 0;
  let isInString = false;
  for (let index = 0; index < body.length; index += 1) {
    const byte = body[index] as number;
    if (isInString && byte === backslash) index += 1;
    else if (byte === quote) isInString = !isInString;
    else if (!isInString && openers.has(byte)) depth += 1;
    else if (!isInString && closers.has(byte)) depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}

/** The same of a value that was parsed, without recursion. */
export function isDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return true;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}
