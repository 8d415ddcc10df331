import type { App, RespondFn } from '@slack/bolt';
import { conversationKey, type Incoming } from '../../chat/incoming.ts';
import type { JoinedConversations } from '../../chat/joined.ts';
import type { Respond } from '../../chat/platform.ts';
import type { Reply } from '../../chat/reply.ts';
import type { SlackClient } from './clients.ts';
import { drawHome, suggestPrompts } from './home.ts';
import { type Address, type Read, readCommand, readEvent, readPress, readShortcut } from './read-delivery.ts';
import { toSlackMessages } from './to-messages.ts';

/** As they stand in the manifest. */
const commandName = '/role';
const shortcutId = 'explain_role';

interface Dependencies {
  readonly app: App;
  readonly respond: Respond;
  readonly joined: JoinedConversations;
  readonly send: (client: SlackClient, to: Address, reply: Reply) => Promise<void>;
  /** Questions that show what can be asked. */
  readonly examples: readonly string[];
}

/** Brings what Slack delivers to the core, and its replies back to where it was asked. */
export function listenToSlack({ app, respond, joined, send, examples }: Dependencies): void {
  const answer = async (client: SlackClient, read: Read | undefined): Promise<void> => {
    if (!read) return;
    const { incoming, address, isUnnamed } = read;
    const key = conversationKey(incoming);
    if (isUnnamed && !(await joined.hasJoined(key))) return;
    if (incoming.audience === 'shared') await joined.join(key);
    await send(client, address, await respond(incoming));
  };
  const answerPrivately = async (incoming: Incoming | undefined, tell: RespondFn): Promise<void> => {
    if (!incoming) return;
    for (const { text, blocks } of toSlackMessages(await respond(incoming))) {
      await tell({ response_type: 'ephemeral', text, blocks: [...blocks] });
    }
  };
  app.event('message', ({ body, client, context }) => answer(client, readEvent(body, context.botUserId)));
  app.event('app_mention', ({ body, client }) => answer(client, readEvent(body)));
  app.action(/.*/, async ({ ack, body, client }) => {
    await ack();
    await answer(client, readPress(body, 'trigger_id' in body ? String(body.trigger_id) : ''));
  });
  app.command(commandName, async ({ ack, body, respond: tell }) => {
    await ack();
    await answerPrivately(readCommand(body), tell);
  });
  app.shortcut(shortcutId, async ({ ack, body, respond: tell }) => {
    await ack();
    await answerPrivately(readShortcut(body), tell);
  });
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab === 'home') await client.views.publish({ user_id: event.user, view: drawHome(examples) });
    else await suggestPrompts(client, event.channel, examples);
  });
}
