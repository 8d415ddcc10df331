import type { Press } from '../../chat/incoming.ts';
import type { Respond } from '../../chat/platform.ts';
import { unseenProgress } from '../../chat/progress.ts';
import type { Reply } from '../../chat/reply.ts';
import type { SlackClient } from './clients.ts';
import { drawReason, drawSources, type Reason } from './modals.ts';
import type { Address } from './read-delivery.ts';
import type { Send } from './sender.ts';
import { slackErrorOf } from './slack-log.ts';

interface Dependencies {
  readonly respond: Respond;
  readonly send: Send;
}

interface Pressed {
  readonly client: SlackClient;
  readonly press: Press;
  readonly address: Address;
  /** Opens a modal, within three seconds of the press. */
  readonly triggerId: string;
}

export type AboutAnswers = ReturnType<typeof createAboutAnswers>;

/** What people do with an answer that concerns nobody else: see its sources, say whether it helped. */
export function createAboutAnswers({ respond, send }: Dependencies) {
  /** Only the one who pressed sees it. */
  const tell = async (client: SlackClient, { from }: Press, address: Address, reply: Reply) => {
    await send(client, { ...address, onlyFor: from.id }, reply);
  };

  return {
    async showSources({ client, press, address, triggerId }: Pressed): Promise<void> {
      const reply = await respond(press, unseenProgress);
      const isForgotten = reply.citations.length === 0;
      if (isForgotten) return tell(client, press, address, reply);
      try {
        await client.views.open({ trigger_id: triggerId, view: drawSources(reply) });
      } catch (error) {
        if (slackErrorOf(error) !== 'expired_trigger_id') throw error;
        await send(client, address, reply);
      }
    },

    /** The verdict is kept at once; the reason comes later, or never. */
    async takeVerdict({ client, press, address, triggerId }: Pressed): Promise<void> {
      const { channel, thread } = address;
      const asksWhy = press.inputs['verdict'] === 'not-helpful';
      const about = { answer: press.value, channel, ...(thread ? { thread } : {}) };
      const [reply] = await Promise.all([
        respond(press, unseenProgress),
        asksWhy ? openIfInTime(client, triggerId, about) : undefined,
      ]);
      if (!asksWhy) await tell(client, press, address, reply);
    },

    async takeReason(client: SlackClient, reason: Reason): Promise<void> {
      const { id, by, channel, thread, answer } = reason;
      const press: Press = {
        ...{ kind: 'press', id, from: by },
        ...{ conversation: channel, audience: 'private', action: 'feedback', value: answer },
        inputs: { verdict: 'not-helpful', reason: reason.reason },
      };
      const reply = await respond(press, unseenProgress);
      await tell(client, press, { channel, ...(thread ? { thread } : {}) }, reply);
    },
  };
}

async function openIfInTime(
  client: SlackClient,
  trigger_id: string,
  about: Parameters<typeof drawReason>[0],
) {
  try {
    await client.views.open({ trigger_id, view: drawReason(about) });
  } catch (error) {
    // The verdict is kept all the same.
    if (slackErrorOf(error) !== 'expired_trigger_id') throw error;
  }
}
