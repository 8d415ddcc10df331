import type { types } from '@slack/bolt';
import { z } from 'zod';
import { type Answering, answerings } from '../../chat/answering.ts';
import { plain } from './plain.ts';
import { accountOf, interacting } from './read-delivery.ts';

export const channelFormId = 'channel_settings';

/** How each way is offered, and said to have been chosen. */
export const waysHere: Readonly<Record<Answering, { readonly label: string; readonly says: string }>> = {
  mentions: {
    label: 'When it is mentioned',
    says: 'answers here when it is mentioned, and goes on in that thread',
  },
  'every-question': {
    label: 'Every question that the documents answer',
    says: 'answers every question here that the documents answer',
  },
  'asker-only': {
    label: 'When it is mentioned, seen by the asker alone',
    says: 'answers here when it is mentioned, and only the asker sees it',
  },
  off: { label: 'Not at all', says: 'does not answer here any more' },
};

/** Asks where Rolecall answers in a channel. */
export function drawChannelForm(channel: string, answering: Answering): types.ModalView {
  const options = answerings.map((way) => ({ value: way, text: plain(waysHere[way].label) }));
  const chosen = options.find(({ value }) => value === answering);
  return {
    type: 'modal',
    callback_id: channelFormId,
    private_metadata: channel,
    title: plain('Rolecall here'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      {
        type: 'section',
        text: { type: 'mrkdwn', text: `Settings for <#${channel}>. Everybody in it sees a change.` },
      },
      {
        type: 'input',
        block_id: 'answering',
        label: plain('Rolecall answers in this channel'),
        element: {
          ...{ type: 'radio_buttons', action_id: 'answering', options },
          ...(chosen ? { initial_option: chosen } : {}),
        },
      },
    ],
  };
}

const submission = interacting.extend({
  view: z.object({
    private_metadata: z.string(),
    state: z.object({
      values: z.object({
        answering: z.object({
          answering: z.object({ selected_option: z.object({ value: z.enum(answerings) }) }),
        }),
      }),
    }),
  }),
});

/** What was chosen, for which channel and by whom; undefined where it is no such form. */
export function readChannelForm(body: unknown) {
  const parsed = submission.safeParse(body);
  if (!parsed.success) return undefined;
  const { view } = parsed.data;
  const by = accountOf(parsed.data);
  return {
    channel: { ...by, id: view.private_metadata },
    answering: view.state.values.answering.answering.selected_option.value,
    by,
  };
}
