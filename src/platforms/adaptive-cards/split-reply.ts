import type { Block, Citation, Reply } from '../../chat/reply.ts';
import { splitText } from '../split-text.ts';
import { toPieces } from './block-pieces.ts';

export type Part = Pick<Reply, 'blocks' | 'citations' | 'suggestions' | 'form'>;

const nothing: Part = { blocks: [], citations: [], suggestions: [] };

/** Pieces of one block that meet again on the same card are one block again. */
function joinBlocks(before: readonly Block[], added: readonly Block[]): Block[] {
  const last = before.at(-1);
  const [next, ...rest] = added;
  if (!last || !next || last.detail !== next.detail) return [...before, ...added];
  if (last.type === 'prose' && next.type === 'prose') {
    return [...before.slice(0, -1), { ...last, lines: [...last.lines, ...next.lines] }, ...rest];
  }
  if (last.type === 'list' && next.type === 'list') {
    return [...before.slice(0, -1), { ...last, items: [...last.items, ...next.items] }, ...rest];
  }
  if (last.type === 'table' && next.type === 'table' && last.columns === next.columns) {
    return [...before.slice(0, -1), { ...last, rows: [...last.rows, ...next.rows] }, ...rest];
  }
  return [...before, ...added];
}

function joinParts(before: Part, added: Part): Part {
  const fresh = added.citations.filter((citation) => !before.citations.includes(citation));
  return {
    blocks: joinBlocks(before.blocks, added.blocks),
    citations: [...before.citations, ...fresh],
    suggestions: [...before.suggestions, ...added.suggestions],
    ...(before.form || added.form ? { form: added.form ?? before.form } : {}),
  };
}

function splitCitation(citation: Citation): Citation[] {
  return splitText(citation.quote).map((quote) => ({ ...citation, quote }));
}

/** What must not be torn apart if it can be helped: a piece of a block with the sources of its words. */
function toAdditions(reply: Reply, citations: readonly Citation[]): Part[] {
  const cited = new Set<number>();
  const additions: Part[] = [];
  for (const { block, cites } of reply.blocks.flatMap(toPieces)) {
    for (const n of cites) cited.add(n);
    additions.push({
      ...nothing,
      blocks: [block],
      citations: citations.filter(({ n }) => cites.includes(n)),
    });
  }
  const uncited = citations.filter(({ n }) => !cited.has(n));
  return [
    ...additions,
    ...uncited.map((citation) => ({ ...nothing, citations: [citation] })),
    ...(reply.form ? [{ ...nothing, form: reply.form }] : []),
    ...reply.suggestions.map((suggestion) => ({ ...nothing, suggestions: [suggestion] })),
  ];
}

/** The words first, then each source alone. */
function takeApart(addition: Part): Part[] {
  const sources = addition.citations.map((citation) => ({ ...nothing, citations: [citation] }));
  return addition.blocks.length === 0 ? sources : [{ ...addition, citations: [] }, ...sources];
}

function holdsOneThing({ blocks, citations, suggestions, form }: Part): boolean {
  return blocks.length + citations.length + suggestions.length + (form ? 1 : 0) === 1;
}

/** The reply in order and complete, in as few parts as `fits` allows; sources stay with what cites them. */
export function splitReply(reply: Reply, fits: (part: Part) => boolean): Part[] {
  if (fits(reply)) return [reply];
  const parts: Part[] = [];
  let current = nothing;
  const place = (addition: Part): void => {
    const joined = joinParts(current, addition);
    if (fits(joined)) {
      current = joined;
      return;
    }
    if (current !== nothing) parts.push(current);
    current = nothing;
    if (fits(addition) || holdsOneThing(addition)) current = addition;
    else for (const smaller of takeApart(addition)) place(smaller);
  };
  for (const addition of toAdditions(reply, reply.citations.flatMap(splitCitation))) place(addition);
  return current === nothing ? parts : [...parts, current];
}
