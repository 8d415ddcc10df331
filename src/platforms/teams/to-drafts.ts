import { type Attachment, CardFactory, type Entity } from 'botbuilder';
import { toTextLines } from '../../chat/plain-text.ts';
import type { Block, Reply } from '../../chat/reply.ts';
import { toAdaptiveCards, toCard, toOneAdaptiveCard } from '../adaptive-cards/answer-card.ts';
import type { AdaptiveCard } from '../adaptive-cards/card.ts';
import { showPicture, showSlices } from '../adaptive-cards/show-picture.ts';
import { splitText } from '../split-text.ts';
import { toDataUri } from '../to-data-uri.ts';
import { chooseCited, labelWritten, toEntities } from './citations.ts';
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
  /** The reply is complete without it. */
  readonly isExtra?: true;
  /** In its place, where Teams refuses it. */
  readonly otherwise?: Draft;
}

/** Teams refuses a message of more than 28 KB; some is for its addresses. */
const mostBytes = 26_000;
/** A notification shows no more of it. */
const mostSummary = 300;

/**
 * The short form as text with Teams' own citations, and below it a card that holds the rest: what "show all" shows, the
 * sources, the suggestions. What is too much for a message comes on cards alone, as many as it takes. A chart is on a
 * card, with its picture before it.
 */
export function toDrafts(reply: Reply): Draft[] {
  const drafts = drawDrafts(reply);
  if (!reply.isWritten) return drafts;
  return drafts.map((draft) =>
    draft.isExtra ? draft : { ...draft, entities: labelWritten(draft.entities) },
  );
}

function drawDrafts(reply: Reply): Draft[] {
  const charts = reply.blocks.flatMap((block) => (block.type === 'chart' ? [block] : []));
  if (charts.length > 0) return [...charts.flatMap(toPictureDrafts), ...toCardDrafts(reply)];
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
  const [first = reply.form?.title ?? ''] = toTextLines(reply.blocks).map(({ text }) => text);
  const [summary = ''] = splitText(first, mostSummary);
  return toAdaptiveCards(reply).map((card, at, { length }) => ({
    ...{ text: '', summary, entities: [], attachments: [attach(card)] },
    asksFeedback: reply.feedbackOn !== undefined && at === length - 1,
  }));
}

// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/agents-inline-images: what is larger is not shown.
// A picture comes in slices where it is higher.
const mostPixels = 1_024;
const mostPictureBytes = 1_000_000;

/** On a card of its own, where it has words for whoever does not see it and can be looked at large. */
function toPictureDrafts({ title, picture, detail }: Extract<Block, { type: 'chart' }>): Draft[] {
  const { name, png, width, slices = [png] } = picture;
  const isTooLarge = width > mostPixels || slices.some(({ byteLength }) => byteLength > mostPictureBytes);
  // The chart is on the card all the same.
  if (detail || isTooLarge) return [];
  const message = { text: '', summary: title, entities: [], asksFeedback: false, isExtra: true } as const;
  const images = picture.slices ? showSlices(picture) : [showPicture(picture)];
  return [
    {
      ...{ ...message, attachments: [attach(toCard(images))] },
      // Microsoft does not say how large a picture on a card may be.
      otherwise: {
        ...message,
        attachments: slices.map((slice) => ({
          ...{ contentType: 'image/png', contentUrl: toDataUri('image/png', slice), name },
        })),
      },
    },
  ];
}

function sizeOf(words: Words): number {
  return Buffer.byteLength(JSON.stringify(words));
}

export function attach(card: AdaptiveCard): Attachment {
  return CardFactory.adaptiveCard(card);
}
