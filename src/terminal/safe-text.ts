// Kept: line feeds, and the two invisible joiners that some scripts and emoji are spelt with.
const unsafe = /(?![\n\u200C\u200D])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Words of a document or a person without what could steer the terminal or turn the writing round. */
export function toSafeText(text: string): string {
  return text.replace(/\t/g, ' ').replace(unsafe, '');
}

/** The same on one line, so that none of it looks like a line of Rolecall's own. */
export function toSafeLine(text: string): string {
  return toSafeText(text.replace(/\s+/g, ' '));
}
