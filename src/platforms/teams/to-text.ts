const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
  '&amp;': '&',
};

/** What somebody wrote, without the mentions of the bot, and with Teams' own markup and escapes undone. */
export function toText(text: string, mentions: readonly string[]): string {
  return mentions
    .reduce((rest, mention) => rest.replaceAll(mention, ' '), text)
    .replace(/<at[^<>]*>([^<]*)<\/at>/g, '$1')
    .replace(/&(?:lt|gt|quot|#39|nbsp|amp);/g, (entity) => entities[entity] ?? entity)
    .replace(/\u00a0/g, ' ')
    .trim();
}
