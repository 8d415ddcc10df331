import type { Press } from '../../chat/incoming.ts';
import type { Respond } from '../../chat/platform.ts';
import { unseenProgress } from '../../chat/progress.ts';
import type { Reply } from '../../chat/reply.ts';
import type { SlackClient } from './clients.ts';
import { drawReason, drawSources, type Reason } from './modals.ts';
import { openModal } from './open-modal.ts';
import type { Address } from './read-delivery.ts';
import type { Send } from './sender.ts';

interface Dependencies {
  readonly respond: Respond;
  readonly send: Send;
}

interface Pressed {
  readonly client: SlackClient;
  readonly press: Press;
  readonly address: Address;
}

export type AboutAnswers = ReturnType<typeof createAboutAnswers>;

/** What people do with an answer that concerns nobody else: see its sources, say whether it helped. */
export function createAboutAnswers({ respond, send }: Dependencies) {
  /** Only the one who pressed sees it. */
  const tell = async (client: SlackClient, { from }: Press, address: Address, reply: Reply) => {
    await send(client, { ...address, onlyFor: from.id }, reply);
  };

  return {
    async showSources({ client, press, address }: Pressed): Promise<void> {
      const reply = await respond(press, unseenProgress);
      const isForgotten = reply.citations.length === 0;
      if (isForgotten) return tell(client, press, address, reply);
      const isOpen = await openModal(client, address.trigger ?? '', drawSources(reply));
      if (!isOpen) await send(client, address, reply);
    },

    /** The verdict is kept at once; the reason comes later, or never. */
    async takeVerdict({ client, press, address }: Pressed): Promise<void> {
      const { channel, thread } = address;
      const asksWhy = press.inputs['verdict'] === 'not-helpful';
      const about = { answer: press.value, channel, ...(thread ? { thread } : {}) };
      const [reply] = await Promise.all([
        respond(press, unseenProgress),
        // Where it is too late for that the verdict is kept all the same.
        asksWhy ? openModal(client, address.trigger ?? '', drawReason(about)) : undefined,
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
