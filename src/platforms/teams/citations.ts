import type { Entity } from 'botbuilder';
import type { Block, Citation } from '../../chat/reply.ts';

/** Teams takes no more of them, nor longer ones. */
const most = 10;
const longestName = 80;
const longestAbstract = 160;

/** The citations that a message has as Teams' own, by their number: the first that its blocks mention. */
export function chooseCited(
  blocks: readonly Block[],
  citations: readonly Citation[],
): ReadonlyMap<number, Citation> {
  const byNumber = new Map(citations.map((citation) => [citation.n, citation]));
  const mentioned = new Set(blocks.flatMap(citesOf));
  return new Map(
    [...mentioned]
      .flatMap((n) => byNumber.get(n) ?? [])
      .slice(0, most)
      .map((citation) => [citation.n, citation]),
  );
}

function citesOf(block: Block): readonly number[] {
  switch (block.type) {
    case 'title':
    case 'heading':
    case 'chart':
      return [];
    case 'paragraph':
      return block.line.cites;
    case 'prose':
      return block.lines.flatMap(({ cites }) => cites);
    case 'list':
      return block.items.flatMap(({ cites }) => cites);
    case 'table':
      return block.rows.flatMap(({ cites }) => cites);
  }
}

const root: Entity = {
  ...{ type: 'https://schema.org/Message', '@type': 'Message' },
  ...{ '@context': 'https://schema.org', '@id': '' },
};

/** The one entity that holds all citations of a message; none without any. */
export function toEntities(cited: ReadonlyMap<number, Citation>): Entity[] {
  return cited.size === 0 ? [] : [{ ...root, citation: [...cited.values()].map(toClaim) }];
}

/**
 * Says of a message's one entity that a model wrote the message, also where it has no citations.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bot-messages-ai-generated-content
 */
export function labelWritten([entity = root]: readonly Entity[]): Entity[] {
  return [{ ...entity, additionalType: ['AIGeneratedContent'] }];
}

function toClaim({ n, title, quote, file, line, url }: Citation) {
  return {
    '@type': 'Claim',
    position: n,
    appearance: {
      '@type': 'DigitalDocument',
      name: cut(title, longestName),
      abstract: cut(toOneLine(quote), longestAbstract),
      ...(url && /^https:/.test(url) ? { url } : {}),
      keywords: [cut(`${file}:${line}`, 28)],
    },
  };
}

/** The document's words without the marks of its lists. */
function toOneLine(quote: string): string {
  return quote
    .split('\n')
    .map((line) => line.replace(/^\s*[-•*]\s+/, '').trim())
    .filter((line) => line !== '')
    .join(' · ');
}

function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const space = text.lastIndexOf(' ', longest - 1);
  return `${text.slice(0, space > longest / 2 ? space : longest - 1)}…`;
}
