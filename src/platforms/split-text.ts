/** Below this, escaped for Markdown and for JSON and in UTF-8, a text has room on a card of its own. */
const mostCharacters = 3_000;

/** Whole words where there are any, in order; nothing is left out but the space at a cut. */
export function splitText(text: string, most = mostCharacters): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const space = rest.slice(0, most + 1).search(/\s\S*$/);
    const isInsidePair = space <= 0 && /[\uD800-\uDBFF]/.test(rest.charAt(most - 1));
    const cut = space > 0 ? space : most - (isInsidePair ? 1 : 0);
    pieces.push(rest.slice(0, cut));
    rest = space > 0 ? rest.slice(cut + 1) : rest.slice(cut);
  }
  return [...pieces, rest];
}
