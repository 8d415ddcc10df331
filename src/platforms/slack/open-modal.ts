import type { types } from '@slack/bolt';
import type { SlackClient } from './clients.ts';
import { slackErrorOf } from './slack-log.ts';

/** Opens a modal for whoever pressed. False where the three seconds for it are over. */
export async function openModal(
  client: SlackClient,
  trigger_id: string,
  view: types.ModalView,
): Promise<boolean> {
  try {
    await client.views.open({ trigger_id, view });
    return true;
  } catch (error) {
    const word = slackErrorOf(error);
    // It was opened by a call that nobody heard the answer of.
    if (word === 'exchanged_trigger_id') return true;
    if (word === 'expired_trigger_id') return false;
    throw error;
  }
}
