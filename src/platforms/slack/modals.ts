import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Account } from '../../chat/incoming.ts';
import type { Block, Reply } from '../../chat/reply.ts';
import { splitText } from '../split-text.ts';
import { escapeForMrkdwn } from './escape-mrkdwn.ts';
import { plain } from './plain.ts';
import { accountOf, interacting } from './read-delivery.ts';

// https://docs.slack.dev/reference/views/modal-views and /block-kit/blocks/section-block
const mostSection = 2_900;
const mostBlocks = 100;

export const reasonId = 'feedback_reason';
const mostReason = 2_000;

/** Where feedback was pressed: the modal keeps it until it is sent. */
const about = z.object({ answer: z.string(), channel: z.string(), thread: z.string().optional() });
export type About = z.infer<typeof about>;

/** Asks why an answer was not helpful. */
export function drawReason(pressed: About): types.ModalView {
  return {
    type: 'modal',
    callback_id: reasonId,
    private_metadata: JSON.stringify(pressed),
    title: plain('Not helpful'),
    submit: plain('Send'),
    close: plain('Close'),
    blocks: [
      {
        type: 'input',
        block_id: 'reason',
        label: plain('What was wrong or missing?'),
        hint: plain(
          'It is kept with the question and the answer, for the people who look after the documents.',
        ),
        element: {
          type: 'plain_text_input',
          action_id: 'reason',
          multiline: true,
          max_length: mostReason,
          focus_on_load: true,
        },
      },
    ],
  };
}

const submission = interacting.extend({
  view: z.object({
    id: z.string(),
    private_metadata: z.string().transform((json) => about.parse(JSON.parse(json))),
    state: z.object({ values: z.object({ reason: z.object({ reason: z.object({ value: z.string() }) }) }) }),
  }),
});

export interface Reason extends About {
  readonly by: Account;
  readonly reason: string;
  /** Names the delivery. */
  readonly id: string;
}

/** What was entered; undefined where it is no such modal. */
export function readReason(body: unknown): Reason | undefined {
  try {
    const { view, ...who } = submission.parse(body);
    return {
      ...view.private_metadata,
      ...{ by: accountOf(who), id: view.id },
      reason: view.state.values.reason.reason.value,
    };
  } catch {
    return undefined;
  }
}

/** Every source of an answer with its words. */
export function drawSources({ blocks }: Reply): types.ModalView {
  const sections = packSections(blocks.filter(({ type }) => type !== 'title'));
  return {
    type: 'modal',
    title: plain('Sources'),
    close: plain('Close'),
    blocks: sections
      .slice(0, mostBlocks)
      .map((text) => ({ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } })),
  };
}

/** A section for each source where there is room for so many, and otherwise as much in each as it takes. */
function packSections(blocks: readonly Block[]): string[] {
  const sections: string[] = [];
  for (const block of blocks) {
    for (const piece of splitText(toSectionText(block), mostSection)) {
      const last = sections.at(-1);
      const starts = block.type === 'heading' && blocks.length <= mostBlocks;
      if (last !== undefined && !starts && last.length + piece.length < mostSection)
        sections[sections.length - 1] = `${last}\n${piece}`;
      else sections.push(piece);
    }
  }
  return sections;
}

function toSectionText(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `*${escapeForMrkdwn(block.text)}*`;
    case 'paragraph':
      return escapeForMrkdwn(block.line.text);
    case 'prose':
      return escapeForMrkdwn(block.lines.map(({ text }) => text).join(' '));
    default:
      return '';
  }
}
