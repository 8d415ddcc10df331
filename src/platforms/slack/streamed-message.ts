import type { types } from '@slack/bolt';
import { splitText } from '../split-text.ts';
import type { SlackClient } from './clients.ts';
import type { Address } from './read-delivery.ts';
import type { SendInTurn } from './send-queue.ts';
import { slackErrorOf } from './slack-log.ts';

export interface Streaming {
  readonly client: SlackClient;
  readonly address: Required<Pick<Address, 'channel' | 'thread'>>;
  /** Whom it is written for; Slack wants to know outside of direct messages. */
  readonly recipient: { readonly team: string; readonly user: string };
  readonly sendInTurn: SendInTurn;
}

/** One message while it is written. */
export interface StreamedMessage {
  readonly text: string;
  /** False once it is complete, or Slack has closed it. */
  readonly isOpen: boolean;
  append(text: string): Promise<void>;
  /** Puts blocks under what was written. */
  close(blocks: readonly types.KnownBlock[]): Promise<void>;
}

const closedBySlack = 'message_not_in_streaming_state';
const mostFallback = 3_000;

/** What Slack does not take for the stream any more goes into the message by changing it, so that no text is lost. */
export async function startStreamedMessage(streaming: Streaming, first: string): Promise<StreamedMessage> {
  const { client, address, recipient, sendInTurn } = streaming;
  const { channel, thread } = address;
  const { ts = '' } = await sendInTurn(channel, () =>
    client.chat.startStream({
      ...{ channel, thread_ts: thread, markdown_text: first },
      ...{ recipient_team_id: recipient.team, recipient_user_id: recipient.user },
    }),
  );
  let text = first;
  let isOpen = true;

  const orUpdate = async (
    blocks: readonly types.KnownBlock[],
    send: () => Promise<unknown>,
  ): Promise<void> => {
    try {
      if (isOpen) {
        await sendInTurn(channel, send);
        return;
      }
    } catch (error) {
      if (slackErrorOf(error) !== closedBySlack) throw error;
      isOpen = false;
    }
    const fallback = splitText(text, mostFallback)[0] ?? '';
    await sendInTurn(channel, () =>
      client.chat.update({
        ...{ channel, ts, text: fallback },
        blocks: [{ type: 'markdown', text }, ...blocks],
      }),
    );
  };

  return {
    get text() {
      return text;
    },
    get isOpen() {
      return isOpen;
    },
    async append(added) {
      text += added;
      await orUpdate([], () => client.chat.appendStream({ channel, ts, markdown_text: added }));
    },
    async close(blocks) {
      if (!isOpen && blocks.length === 0) return;
      const under = blocks.length > 0 ? { blocks: [...blocks] } : {};
      await orUpdate(blocks, () => client.chat.stopStream({ channel, ts, ...under }));
      isOpen = false;
    },
  };
}
