import type { Citation } from '../../chat/reply.ts';
import { escapeParagraphs, escapeText } from '../escape-markdown.ts';
import type { CardElement, Container } from './card.ts';

export const sourcesId = 'sources';

/** The address, if it is one of the web: never `javascript:` or a file. */
function toWebAddress(url: string | undefined): string | undefined {
  const parsed = url === undefined ? null : URL.parse(url);
  return parsed?.protocol === 'https:' || parsed?.protocol === 'http:' ? parsed.href : undefined;
}

function drawSource(citation: Citation, isFirst: boolean): Container {
  const url = toWebAddress(citation.url);
  const items: CardElement[] = [
    {
      type: 'TextBlock',
      text: `${citation.n} · ${escapeText(citation.title)}`,
      wrap: true,
      weight: 'Bolder',
    },
    { type: 'TextBlock', text: escapeParagraphs(citation.quote), wrap: true, spacing: 'Small' },
    {
      type: 'TextBlock',
      text: `${escapeText(citation.file)}, line ${citation.line}`,
      wrap: true,
      size: 'Small',
      isSubtle: true,
      spacing: 'Small',
    },
  ];
  if (url) {
    items.push({
      type: 'ActionSet',
      actions: [{ type: 'Action.OpenUrl', title: 'Open the page', url }],
      spacing: 'Small',
    });
  }
  return {
    type: 'Container',
    // A quotation that was split has its number twice; an id may be there once.
    ...(isFirst ? { id: `source-${citation.n}` } : {}),
    items,
    spacing: 'Medium',
  };
}

/** Hidden until "Sources" is pressed; each source can be found by `source-<number>`. */
export function drawSources(citations: readonly Citation[]): CardElement[] {
  if (citations.length === 0) return [];
  const items = citations.map((citation, index) =>
    drawSource(citation, citations[index - 1]?.n !== citation.n),
  );
  return [
    { type: 'Container', id: sourcesId, isVisible: false, style: 'emphasis', items, spacing: 'Medium' },
  ];
}
