import { type Attachment, CardFactory, type Entity } from 'botbuilder';
import { toTextLines } from '../../chat/plain-text.ts';
import type { Reply } from '../../chat/reply.ts';
import { toAdaptiveCards, toOneAdaptiveCard } from '../adaptive-cards/answer-card.ts';
import type { AdaptiveCard } from '../adaptive-cards/card.ts';
import { chooseCited, toEntities } from './citations.ts';
import { toMarkdown } from './to-markdown.ts';

/** A message without where it goes. */
export interface Draft {
  readonly text: string;
  /** What a notification says of cards alone; of a text it says the text. */
  readonly summary?: string;
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
  // The answer to a form takes its card’s place: words above it would stay.
  if (reply.inPlace || reply.form) return toCardDrafts(reply);
  const asksFeedback = reply.feedbackOn !== undefined;
  const { words, under } = drawOnce(reply);
  if (words.text === '' && under.length === 0) return [];
  if (under !== 'too large') return [{ ...words, attachments: under, asksFeedback }];
  const card = toOneAdaptiveCard(detailsOf(reply), { most: mostBytes - sizeOf(words) });
  return card ? [{ ...words, attachments: [attach(card)], asksFeedback }] : toCardDrafts(reply);
}

type Words = Pick<Draft, 'text' | 'entities'>;

interface Drawn {
  readonly words: Words;
  /** The card with everything that the words leave out, where it fits. */
  readonly under: readonly Attachment[] | 'too large';
}

/** An answer that is asked for often is the same object each time. */
const drawn = new WeakMap<Reply['blocks'], Drawn>();

function drawOnce(reply: Reply): Drawn {
  const known = drawn.get(reply.blocks);
  if (known) return known;
  const words = drawWords(reply);
  const fresh = { words, under: drawUnder(reply, mostBytes - sizeOf(words)) };
  drawn.set(reply.blocks, fresh);
  return fresh;
}

function drawWords({ blocks, citations }: Reply): Words {
  const short = blocks.filter(({ detail }) => !detail);
  const cited = chooseCited(short, citations);
  return { text: toMarkdown(short, (n) => cited.has(n)), entities: toEntities(cited) };
}

function drawUnder(reply: Reply, room: number): Drawn['under'] {
  const { blocks, citations, suggestions } = detailsOf(reply);
  if (room < 0) return 'too large';
  if (blocks.length + citations.length + suggestions.length === 0) return [];
  const card = toOneAdaptiveCard({ blocks, citations, suggestions }, { most: room });
  return card ? [attach(card)] : 'too large';
}

function detailsOf(reply: Reply): Reply {
  return { ...reply, blocks: reply.blocks.filter(({ detail }) => detail) };
}

function toCardDrafts(reply: Reply): Draft[] {
  const [summary = reply.form?.title ?? ''] = toTextLines(reply.blocks).map(({ text }) => text);
  return toAdaptiveCards(reply).map((card, at, { length }) => ({
    ...{ text: '', summary, entities: [], attachments: [attach(card)] },
    asksFeedback: reply.feedbackOn !== undefined && at === length - 1,
  }));
}

function sizeOf(words: Words): number {
  return Buffer.byteLength(JSON.stringify(words));
}

export function attach(card: AdaptiveCard): Attachment {
  return CardFactory.adaptiveCard(card);
}
