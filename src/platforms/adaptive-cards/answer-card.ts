import type { Block, Button, Reply } from '../../chat/reply.ts';
import type { AdaptiveCard, CardAction, CardElement } from './card.ts';
import { drawBlock } from './draw-blocks.ts';
import { drawSources, sourcesId } from './draw-sources.ts';
import { type Part, splitReply } from './split-reply.ts';

/** Teams refuses a message above about 28 KB; the rest is for what it wraps around the card. */
const mostBytes = 24_000;

const showAllId = 'show-all';
const showLessId = 'show-less';

function toggle(title: string, targetElements: readonly string[]): CardAction {
  return { type: 'Action.ToggleVisibility', title, targetElements };
}

function toSuggestion({ label, action, value }: Button): CardAction {
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
function drawBlocks(blocks: readonly Block[]): { elements: CardElement[]; detailIds: string[] } {
  const elements: CardElement[] = [];
  const detailIds: string[] = [];
  let details: CardElement[] | undefined;
  for (const block of blocks) {
    if (!block.detail) {
      details = undefined;
      elements.push(...drawBlock(block));
      continue;
    }
    if (!details) {
      details = [];
      const id = `detail-${detailIds.length + 1}`;
      detailIds.push(id);
      elements.push({ type: 'Container', id, isVisible: false, items: details, spacing: 'Medium' });
    }
    details.push(...drawBlock(block));
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

function drawPartNote(note: string): CardElement[] {
  return note === '' ? [] : [{ type: 'TextBlock', text: note, wrap: true, size: 'Small', isSubtle: true }];
}

function drawCard(part: Part, note: string): AdaptiveCard {
  const { elements, detailIds } = drawBlocks(part.blocks);
  const sources = new Set(part.citations.map(({ n }) => n)).size;
  const body = [
    ...drawPartNote(note),
    ...elements,
    ...drawToggles(detailIds, sources),
    ...drawSources(part.citations),
  ];
  if (part.suggestions.length > 0) {
    body.push({ type: 'ActionSet', actions: part.suggestions.map(toSuggestion), spacing: 'Large' });
  }
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body,
  };
}

function fitsOneCard(part: Part): boolean {
  return Buffer.byteLength(JSON.stringify(drawCard(part, 'Part 99 of 99'))) <= mostBytes;
}

/**
 * The whole reply, on one card where it fits and otherwise on as many as it takes, each below 24 KB and with
 * the sources of its own words.
 */
export function toAdaptiveCards(reply: Reply): AdaptiveCard[] {
  const parts = splitReply(reply, fitsOneCard);
  return parts.map((part, index) =>
    drawCard(part, parts.length === 1 ? '' : `Part ${index + 1} of ${parts.length}`),
  );
}
