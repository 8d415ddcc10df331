import { type Attachment, CardFactory, type Entity } from 'botbuilder';
import type { Reply } from '../../chat/reply.ts';
import { toAdaptiveCards, toOneAdaptiveCard } from '../adaptive-cards/answer-card.ts';
import type { AdaptiveCard } from '../adaptive-cards/card.ts';
import { chooseCited, toEntities } from './citations.ts';
import { toMarkdown } from './to-markdown.ts';

/** A message without where it goes. */
export interface Draft {
  readonly text: string;
  readonly entities: readonly Entity[];
  readonly attachments: readonly Attachment[];
  /** Whether Teams asks below it if it was helpful. */
  readonly asksFeedback: boolean;
}

/** Teams refuses a message of more than 28 KB; some is for its addresses. */
const mostBytes = 26_000;

/**
 * The short form as text with Teams' own citations, and below it a card that holds the rest: what "show all" shows, the
 * sources, the suggestions. What is too much for a message comes on cards alone, as many as it takes.
 */
export function toDrafts(reply: Reply): Draft[] {
  const short = reply.blocks.filter(({ detail }) => !detail);
  const cited = chooseCited(short, reply.citations);
  const text = toMarkdown(short, (n) => cited.has(n));
  const draft: Draft = {
    text,
    entities: toEntities(cited),
    attachments: [],
    asksFeedback: reply.feedbackOn !== undefined,
  };
  const under: Reply = { ...reply, blocks: reply.blocks.filter(({ detail }) => detail) };
  const isBare = under.blocks.length + under.citations.length + under.suggestions.length === 0;
  const room = mostBytes - sizeOf(draft);
  if (isBare && room >= 0) return [draft];
  const card = toOneAdaptiveCard(under, { most: room });
  return card ? [{ ...draft, attachments: [attach(card)] }] : toCardDrafts(reply);
}

function toCardDrafts(reply: Reply): Draft[] {
  return toAdaptiveCards(reply).map((card, at, { length }) => ({
    ...{ text: '', entities: [], attachments: [attach(card)] },
    asksFeedback: reply.feedbackOn !== undefined && at === length - 1,
  }));
}

function sizeOf(draft: Draft): number {
  return Buffer.byteLength(JSON.stringify(draft));
}

export function attach(card: AdaptiveCard): Attachment {
  return CardFactory.adaptiveCard(card);
}
