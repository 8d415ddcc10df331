/** A name as it is shown: white space folded, invisible characters taken out. */
export const cleanName = (name: string): string =>
  name
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();

/** Two names with the same key are the same name. */
export const nameKey = (name: string): string => cleanName(name).normalize('NFC').toLowerCase();

/** `NOT IN USE` and `MISSING` are how the framework's own files write "nothing". */
export const isNoName = (name: string): boolean => /^(?:not in use|missing)?$/i.test(name.trim());
