/**
 * Only what Markdown would act on: Teams on phones shows some backslashes that it needn't have
 * (https://github.com/microsoft/AdaptiveCards/issues/5590), so "R&D" and "a < b" stay as they are.
 * `{{` starts the cards' own date function.
 */
const markup = /[\\`*_[\]]|<(?=[A-Za-z/!?])|&(?=#?\w+;)|~(?=~)|(?<=\{)\{/g;

/** What is a heading, a list or a quotation at the start of a line only. */
const lineStart = /^(?:#(?=#{0,5}(?:\s|$))|[-+](?=[\s-]|$)|>)/;
const numbered = /^(\d{1,9})(?=[.)](?:\s|$))/;

/** Most sentences are plain as they are: one look at them in place of five. */
const plain = /^[A-Za-z](?:[^\\`*_[\]<&~{\s\p{Cc}]| (?=\S))*$/u;

/** Whitespace becomes one space, as Markdown shows it; other control characters show nothing and go. */
function toOneLine(text: string): string {
  return text
    .replace(/(?!\s)\p{Cc}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Plain text as one line of Markdown that shows exactly those characters. */
export function escapeText(text: string): string {
  if (plain.test(text)) return text;
  return toOneLine(text).replace(markup, '\\$&').replace(lineStart, '\\$&').replace(numbered, '$1\\');
}

/** Plain text as Markdown paragraphs, one for each line that says something. */
export function escapeParagraphs(text: string): string {
  return text
    .split(/[\n\r\u2028\u2029]+/)
    .map(escapeText)
    .filter((line) => line !== '')
    .join('\n\n');
}
