import type { types } from '@slack/bolt';
import { toTextLines } from '../../chat/plain-text.ts';
import type { Block } from '../../chat/reply.ts';
import { splitText } from '../split-text.ts';
import { plain } from './plain.ts';
import { shownOf } from './to-messages.ts';

// https://docs.slack.dev/reference/block-kit/blocks/section-block and /header-block
const mostSection = 2_900;
const mostHeader = 150;

/** A reply's blocks where Slack takes neither Markdown nor tables: in a home and in a modal. */
export function toSections(blocks: readonly Block[]): (types.HeaderBlock | types.SectionBlock)[] {
  const drawn: (types.HeaderBlock | types.SectionBlock)[] = [];
  let text = '';
  const close = (): void => {
    const whole = text.trim();
    text = '';
    if (whole === '') return;
    for (const piece of splitText(whole, mostSection)) drawn.push({ type: 'section', text: plain(piece) });
  };
  for (const { kind, text: line } of toTextLines(shownOf(blocks))) {
    const isHeader = kind === 'title' || kind === 'heading';
    if (isHeader && line.length <= mostHeader) {
      close();
      drawn.push({ type: 'header', text: plain(line) });
    } else {
      text += `${kind === 'item' ? '• ' : ''}${line}\n`;
    }
  }
  close();
  return drawn;
}
