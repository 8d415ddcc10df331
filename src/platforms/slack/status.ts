import type { Logger } from 'pino';
import type { SlackClient } from './clients.ts';
import type { Address } from './read-delivery.ts';
import { codeOf } from './slack-log.ts';

/** Up to about a second people do not feel that they wait; sooner, most statuses would come after the answer. */
const statusAfterMs = 1_000;

interface Shown {
  readonly client: SlackClient;
  readonly address: Address;
  readonly log: Logger;
}

/** A status above the thread, once the work has taken a moment. That it cannot be shown is no reason not to answer. */
export function showStatus({ client, address, log }: Shown) {
  const { channel, thread } = address;
  let text = '';
  let isShown = false;
  let shown: Promise<void> = Promise.resolve();
  const quietly = async (call: () => Promise<unknown>): Promise<void> => {
    try {
      await call();
    } catch (error) {
      log.warn({ code: codeOf(error) }, 'a status could not be shown in Slack');
    }
  };
  const show = (): void => {
    if (!thread) return;
    isShown = true;
    // Slack puts the bot's name before the status, and the loading messages alone.
    const status = { status: 'is working on it…', loading_messages: [text || 'Working on it…'] };
    shown = quietly(async () => {
      await client.agents.sessions.setStatus({
        channel_id: channel,
        thread_ts: thread,
        status: 'processing',
      });
      await client.assistant.threads.setStatus({ channel_id: channel, thread_ts: thread, ...status });
    });
  };
  const timer = setTimeout(show, statusAfterMs);
  return {
    say(told: string) {
      text = told;
      if (isShown) show();
    },
    async end() {
      clearTimeout(timer);
      if (!isShown) return;
      await shown;
      await quietly(() => leaveProcessing(client, address));
    },
  };
}

/** Takes the stop button and the status away. */
export async function leaveProcessing(client: SlackClient, { channel, thread = '' }: Address): Promise<void> {
  await client.agents.sessions.setStatus({ channel_id: channel, thread_ts: thread, status: 'active' });
  await client.assistant.threads.setStatus({ channel_id: channel, thread_ts: thread, status: '' });
}
