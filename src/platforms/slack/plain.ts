import type { types } from '@slack/bolt';

/** Text that Slack shows as it is. */
export function plain(text: string): types.PlainTextElement {
  return { type: 'plain_text', text };
}
