import type { Block, Button, Reply } from '../../chat/reply.ts';
import { escapeText } from '../escape-markdown.ts';
import type { AdaptiveCard, CardAction, CardElement } from './card.ts';
import { drawBlock } from './draw-blocks.ts';
import { describePicture, type ShowPicture } from './draw-chart.ts';
import { drawForm } from './draw-form.ts';
import { drawSources, sourcesId } from './draw-sources.ts';
import { type Part, splitReply } from './split-reply.ts';

/** Teams refuses a message above about 28 KB; the rest is for what it wraps around the card. */
const mostBytes = 24_000;
const mostInRow = 5;

const showAllId = 'show-all';
const showLessId = 'show-less';

function toggle(title: string, targetElements: readonly string[]): CardAction {
  return { type: 'Action.ToggleVisibility', title, targetElements };
}

function toPressed({ label, action, value }: Button): CardAction {
  const data = { action, value };
  return {
    type: 'Action.Execute',
    title: label,
    verb: action,
    data,
    fallback: { type: 'Action.Submit', title: label, data },
  };
}

/** Neighbouring details share one hidden container, in their place among the other blocks. */
function drawBlocks(blocks: readonly Block[], show: ShowPicture) {
  const elements: CardElement[] = [];
  const detailIds: string[] = [];
  let details: CardElement[] | undefined;
  for (const block of blocks) {
    if (!block.detail) {
      details = undefined;
      elements.push(...drawBlock(block, show));
      continue;
    }
    if (!details) {
      details = [];
      const id = `detail-${detailIds.length + 1}`;
      detailIds.push(id);
      elements.push({ type: 'Container', id, isVisible: false, items: details, spacing: 'Medium' });
    }
    details.push(...drawBlock(block, show));
  }
  return { elements, detailIds };
}

/**
 * "Show all" cannot be renamed when it is pressed, so that there are two rows of buttons, of which one is
 * visible.
 */
function drawToggles(detailIds: readonly string[], sources: number): CardElement[] {
  const aboutSources = sources > 0 ? [toggle(`Sources (${sources})`, [sourcesId])] : [];
  if (detailIds.length === 0) {
    if (sources === 0) return [];
    return [{ type: 'ActionSet', actions: aboutSources, spacing: 'Medium' }];
  }
  const targets = [...detailIds, showAllId, showLessId];
  return [
    {
      type: 'ActionSet',
      id: showAllId,
      actions: [toggle('Show all', targets), ...aboutSources],
      spacing: 'Medium',
    },
    {
      type: 'ActionSet',
      id: showLessId,
      isVisible: false,
      actions: [toggle('Show less', targets), ...aboutSources],
      spacing: 'Medium',
    },
  ];
}

function drawNote(note: string): CardElement[] {
  return note === ''
    ? []
    : [{ type: 'TextBlock', text: escapeText(note), wrap: true, size: 'Small', isSubtle: true }];
}

/** In rows, because a client leaves out what is more than it shows in one. */
function drawSuggestions(suggestions: readonly Button[]): CardElement[] {
  const rows = Math.ceil(suggestions.length / mostInRow);
  return Array.from({ length: rows }, (_, at) => ({
    type: 'ActionSet',
    actions: suggestions.slice(at * mostInRow, (at + 1) * mostInRow).map(toPressed),
    spacing: at === 0 ? 'Large' : 'Small',
  }));
}

export function toCard(body: readonly CardElement[]): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body,
  };
}

function drawCard(part: Part, note: string, show: ShowPicture = describePicture): AdaptiveCard {
  const { elements, detailIds } = drawBlocks(part.blocks, show);
  return toCard([
    ...drawNote(note),
    ...elements,
    ...drawToggles(detailIds, countSources(part)),
    ...drawSources(part.citations),
    ...(part.form ? drawForm(part.form, toPressed) : []),
    ...drawSuggestions(part.suggestions),
  ]);
}

function countSources({ citations }: Part): number {
  return new Set(citations.map(({ n }) => n)).size;
}

function shortOf({ blocks }: Reply): readonly Block[] {
  return blocks.filter(({ detail }) => !detail);
}

function isSmallEnough(card: AdaptiveCard, most: number): boolean {
  return Buffer.byteLength(JSON.stringify(card)) <= most;
}

function fitsOneCard(part: Part): boolean {
  return isSmallEnough(drawCard(part, 'Part 99 of 99'), mostBytes);
}

/**
 * The whole reply, on one card where it fits and otherwise on as many as it takes, each below 24 KB and with
 * the sources of its own words. What `show` draws is not counted: a picture goes where there is no such limit.
 */
export function toAdaptiveCards(reply: Reply, show: ShowPicture = describePicture): AdaptiveCard[] {
  const parts = splitReply(reply, fitsOneCard);
  return parts.map((part, index) =>
    drawCard(part, parts.length === 1 ? '' : `Part ${index + 1} of ${parts.length}`, show),
  );
}

interface OneCard {
  /** Small, above everything else. */
  readonly note?: string;
  readonly most?: number;
}

/**
 * The reply on one card of at most so many bytes. Where not all of it fits, details and sources are a button away, which
 * asks for them by the answer's id. Undefined where that is no help.
 */
export function toOneAdaptiveCard(
  reply: Reply,
  { note = '', most = mostBytes }: OneCard = {},
): AdaptiveCard | undefined {
  const whole = drawCard(reply, note);
  if (isSmallEnough(whole, most)) return whole;
  const { feedbackOn: answer } = reply;
  if (!answer) return undefined;
  const short = toCard([
    ...drawNote(note),
    ...drawBlocks(shortOf(reply), describePicture).elements,
    {
      type: 'ActionSet',
      actions: [
        toPressed({ label: 'Show all', action: 'show-all', value: answer }),
        toPressed({ label: `Sources (${countSources(reply)})`, action: 'sources', value: answer }),
      ],
      spacing: 'Medium',
    },
    ...drawSuggestions(reply.suggestions),
  ]);
  return isSmallEnough(short, most) ? short : undefined;
}
