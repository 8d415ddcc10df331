import type { Addresses, Recipient } from '../../chat/addresses.ts';
import type { Message } from '../../chat/incoming.ts';
import type { Respond } from '../../chat/platform.ts';
import { unseenProgress } from '../../chat/progress.ts';
import type { Reply } from '../../chat/reply.ts';
import { type Address, fromKept, isPersonal, toKept } from './address.ts';
import type { Presence, Read } from './read-activity.ts';
import { type SendActivity, toMessage } from './send-activity.ts';
import { toDrafts } from './to-drafts.ts';

interface Dependencies {
  readonly respond: Respond;
  readonly send: SendActivity;
  readonly addresses: Addresses;
}

/** Knows how to reach whom, and welcomes those who installed the bot. */
export function createFollowPresence({ respond, send, addresses }: Dependencies) {
  const welcome = async ({ id, by, address }: Presence): Promise<void> => {
    const { conversation = '' } = address;
    // As if they had said hello.
    const hello: Message = {
      ...{ kind: 'message', id, from: by, conversation, text: 'hello' },
      audience: isPersonal(address) ? 'private' : 'shared',
    };
    const reply = await respond(hello, unseenProgress);
    for (const draft of toDrafts(isPersonal(address) ? reply : forSeveral(reply)))
      await send({ ...address, activity: undefined }, toMessage(draft));
  };

  return {
    /** From now on the person can be written to in private. */
    async wrote({ incoming: { from }, address }: Read): Promise<void> {
      if (isPersonal(address)) await keep(from, address);
      else await keepFromShared(from, address);
    },

    async changed(presence: Presence): Promise<void> {
      const { address, by, bot, joined } = presence;
      const here = recipientOf(by, address);
      if (bot === 'removed') return addresses.remove(here);
      for (const { account, person } of joined)
        await keepFromShared(account, { ...address, person, timeZone: undefined });
      if (bot !== 'added') return;
      // Teams tells it twice: as an installation, and as a new member.
      if (!(await keep(here, everybodyIn(address)))) return;
      try {
        await welcome(presence);
      } catch (error) {
        // Whoever tries again must find it new again.
        await addresses.remove(here);
        throw error;
      }
    },
  };

  /** Whether nothing was kept before. Not every client says where it is: what another one said before still holds. */
  async function keep(here: Recipient, address: Address): Promise<boolean> {
    if (address.timeZone !== undefined) return addresses.keep(here, toKept(address));
    const known = await addresses.find(here);
    const timeZone = known && fromKept(known.address).timeZone;
    return addresses.keep(here, toKept({ ...address, timeZone }));
  }

  /** Somebody in a shared conversation has no chat of their own with the bot yet, or has one that is kept. */
  async function keepFromShared(account: Recipient, address: Address): Promise<void> {
    const known = await addresses.find(account);
    if (!known) {
      const unbegun = { ...address, conversation: undefined, conversationType: 'personal' } as const;
      await addresses.keep(account, toKept(unbegun));
      return;
    }
    const before = fromKept(known.address);
    const { timeZone = before.timeZone } = address;
    // What is kept counts as an address that can be reached, of which this says nothing.
    if (timeZone === before.timeZone || known.unreachable) return;
    await addresses.keep(account, toKept({ ...before, timeZone }));
  }
}

/** A personal chat is its person; any other conversation is itself, without the thread. */
function recipientOf({ platform, workspace, id }: Recipient, address: Address): Recipient {
  const { conversation = '' } = address;
  return { platform, workspace, id: isPersonal(address) ? id : withoutThread(conversation) };
}

function everybodyIn(address: Address): Address {
  const { conversation } = address;
  if (isPersonal(address) || conversation === undefined) return address;
  return { ...address, conversation: withoutThread(conversation), person: undefined, timeZone: undefined };
}

function withoutThread(conversation: string): string {
  return conversation.split(';messageid=')[0] ?? conversation;
}

function forSeveral(reply: Reply): Reply {
  const line = {
    text: 'Here I answer when you mention me. In a chat with me alone you need not.',
    cites: [],
  };
  return { ...reply, blocks: [...reply.blocks, { type: 'paragraph', line, detail: false }] };
}
