import { type ChannelSettings, wayToAnswer } from '../../chat/answering.ts';
import { conversationKey, type Incoming } from '../../chat/incoming.ts';
import type { JoinedConversations } from '../../chat/joined.ts';
import type { Respond } from '../../chat/platform.ts';
import { unseenProgress } from '../../chat/progress.ts';
import { say } from '../../chat/say.ts';
import type { SlackClient } from './clients.ts';
import { conversationForOne, type Read } from './read-delivery.ts';
import type { Send } from './sender.ts';
import type { Work } from './work.ts';

interface Dependencies {
  readonly respond: Respond;
  readonly send: Send;
  readonly work: Work;
  readonly joined: JoinedConversations;
  readonly channelSettings: ChannelSettings;
}

export type AnswerHere = (client: SlackClient, read: Read) => Promise<void>;

const isOff =
  'I am switched off in this channel. Write to me directly, or use /role: only you see the answer.';

/** Answers where somebody wrote or pressed, in the way that was chosen for the channel. */
export function createAnswerHere(dependencies: Dependencies): AnswerHere {
  const { respond, send, work, joined, channelSettings } = dependencies;

  const answerOne: AnswerHere = async (client, read) => {
    if (!read.address.onlyFor) return work.reply(client, read);
    await send(client, read.address, await respond(read.incoming, unseenProgress));
  };

  const answerIfKnown: AnswerHere = async (client, { incoming, address }) => {
    if (incoming.kind !== 'message') return;
    const reply = await respond({ ...incoming, isUnprompted: true }, unseenProgress);
    if (reply.blocks.length > 0) await send(client, address, reply);
  };

  const answerInChannel: AnswerHere = async (client, read) => {
    const { incoming, address, isUnnamed = false, startsThread } = read;
    const { platform, workspace, id: asker } = incoming.from;
    const forAsker = { ...(startsThread ? { channel: address.channel } : address), onlyFor: asker };
    const key = conversationKey(incoming);
    const [answering, isFollowUp] = await Promise.all([
      channelSettings.answeringIn({ platform, workspace, id: address.channel }),
      isUnnamed && joined.hasJoined(key),
    ]);
    switch (wayToAnswer(answering, { isNamed: !isUnnamed, isFollowUp })) {
      case 'reply':
        await Promise.all([work.reply(client, read), joined.join(key)]);
        return;
      case 'reply-to-asker': {
        const aside: Incoming = { ...incoming, ...conversationForOne(address.channel, asker) };
        await answerOne(client, { incoming: aside, address: forAsker });
        return;
      }
      case 'reply-if-known':
        await answerIfKnown(client, read);
        return;
      case 'say-off':
        await send(client, forAsker, say(isOff));
        return;
      case 'ignore':
    }
  };

  return (client, read) => (read.incoming.audience === 'private' ? answerOne : answerInChannel)(client, read);
}
