import { escapeText } from '../escape-markdown.ts';

/** One line. Slack reads `<@U1>` and `<!here>` as mentions; in a document they are text. */
export function escapeForSlack(text: string): string {
  return escapeText(text)
    .replace(/<(?=[@#!])/g, '\\<')
    .replaceAll('\\\\<', '\\<');
}

/** Each line a paragraph. */
export function escapeLines(text: string): string {
  return text.split('\n').map(escapeForSlack).join('\n\n');
}
