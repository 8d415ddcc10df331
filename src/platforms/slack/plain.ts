import type { types } from '@slack/bolt';
import { splitText } from '../split-text.ts';

/** Text that Slack shows as it is; where it is longer than Slack takes it ends with "…". */
export function plain(text: string, most = Number.POSITIVE_INFINITY): types.PlainTextElement {
  if (text.length <= most) return { type: 'plain_text', text };
  return { type: 'plain_text', text: `${splitText(text, most - 1)[0]}…` };
}
