import type { ChannelSettings } from '../../chat/answering.ts';
import type { Account } from '../../chat/incoming.ts';
import { say } from '../../chat/say.ts';
import { drawChannelForm, type readChannelForm, waysHere } from './channel-form.ts';
import type { ClientOf, SlackClient } from './clients.ts';
import { openModal } from './open-modal.ts';
import type { SendInTurn } from './send-queue.ts';
import type { Send } from './sender.ts';
import { slackErrorOf } from './slack-log.ts';

interface Dependencies {
  readonly send: Send;
  readonly sendInTurn: SendInTurn;
  readonly clientOf: ClientOf;
  readonly channelSettings: ChannelSettings;
}

interface Asked {
  readonly client: SlackClient;
  readonly by: Account;
  readonly channel: string;
  /** Opens the form, within three seconds. */
  readonly triggerId: string;
}

type Chosen = NonNullable<ReturnType<typeof readChannelForm>>;

export type ChannelChoice = ReturnType<typeof createChannelChoice>;

/** How members of a channel say where Rolecall answers in it. */
export function createChannelChoice({ send, sendInTurn, clientOf, channelSettings }: Dependencies) {
  return {
    /** Opens the form; gives a sentence for whoever asked where that cannot be. */
    async ask({ client, by, channel, triggerId }: Asked): Promise<string | undefined> {
      if (channel.startsWith('D')) return 'These settings are for channels: use the command in one of them.';
      const [answering, { user }] = await Promise.all([
        channelSettings.answeringIn({ platform: by.platform, workspace: by.workspace, id: channel }),
        client.users.info({ user: by.id }),
      ]);
      if (!user || user.is_restricted || user.is_ultra_restricted || user.is_stranger)
        return 'Only members of this workspace can change where Rolecall answers, not guests.';
      const isOpen = await openModal(client, triggerId, drawChannelForm(channel, answering));
      return isOpen ? undefined : 'That took me too long. Please use the command again.';
    },

    /** Keeps what was chosen, and says so where everybody concerned sees it. */
    async keep(client: SlackClient, { channel, answering, by }: Chosen): Promise<void> {
      await channelSettings.choose(channel, answering, by);
      const { says } = waysHere[answering];
      const text = `<@${by.id}> changed the settings: Rolecall ${says}. \`/role settings\` changes it again.`;
      try {
        await sendInTurn(channel.id, () =>
          clientOf(client.token ?? '').chat.postMessage({ channel: channel.id, text }),
        );
      } catch (error) {
        if (!['not_in_channel', 'channel_not_found'].includes(slackErrorOf(error))) throw error;
        const invite = 'It is kept, but I am not in that channel yet. Add me there with /invite @Rolecall.';
        await send(client, { channel: by.id }, say(invite));
      }
    },
  };
}
