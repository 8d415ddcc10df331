import type { types } from '@slack/bolt';
import type { Button, Reply } from '../../chat/reply.ts';
import { plain } from './plain.ts';

const mostButtons = 25;
const mostLabel = 75;
const mostValue = 2_000;

/** One block of buttons; none where there is none that Slack takes. */
export function toActions(buttons: readonly Button[]): types.ActionsBlock[] {
  const elements = buttons
    .filter(({ value }) => value.length <= mostValue)
    .slice(0, mostButtons)
    .map(toButton);
  return elements.length > 0 ? [{ type: 'actions', elements }] : [];
}

/** What can be pressed under a reply; where it has a form, a button that opens it. */
export function buttonsOf({ form, suggestions }: Reply): readonly Button[] {
  return form ? [form.open, ...suggestions] : suggestions;
}

function toButton({ label, action, value }: Button, at: number): types.Button {
  // Slack wants each action_id of a block once.
  return { type: 'button', action_id: `${action}:${at}`, value, text: plain(label, mostLabel) };
}
