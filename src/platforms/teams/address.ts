import type { ConversationReference } from 'botbuilder';
import { z } from 'zod';

/** What Teams calls itself. */
export const channel = 'msteams';

/** Where a message goes. No names: it is kept. */
export interface Address {
  readonly serviceUrl: string;
  /** Undefined where nobody has spoken with the person yet: a conversation is then begun. */
  readonly conversation: string | undefined;
  readonly tenant: string;
  /** The bot's own id in Teams. */
  readonly bot: string;
  /** The person's id in Teams; undefined for everybody in the conversation. */
  readonly person: string | undefined;
  /** The message that is answered. */
  readonly activity: string | undefined;
  readonly conversationType: ConversationType;
  /** An IANA zone: where the person's client last said that it is. */
  readonly timeZone: string | undefined;
}

export const conversationTypes = ['personal', 'groupChat', 'channel'] as const;
type ConversationType = (typeof conversationTypes)[number];

const kept = z.object({
  serviceUrl: z.string(),
  conversation: z.string().optional(),
  tenant: z.string(),
  bot: z.string(),
  person: z.string().optional(),
  conversationType: z.enum(conversationTypes),
  timeZone: z.string().optional(),
});

/** As text to be kept, the same for the same, without the message that is answered. */
export function toKept(address: Address): string {
  const { serviceUrl, conversation, tenant, bot, person, conversationType, timeZone } = address;
  return JSON.stringify({ serviceUrl, conversation, tenant, bot, person, conversationType, timeZone });
}

export function fromKept(text: string): Address {
  const { conversation, person, timeZone, ...rest } = kept.parse(JSON.parse(text));
  return { ...rest, conversation, person, timeZone, activity: undefined };
}

/** Only the person and the bot are in it. */
export function isPersonal({ conversationType }: Pick<Address, 'conversationType'>): boolean {
  return conversationType === 'personal';
}

/** In the SDK's form. */
export function toReference(address: Address, conversation: string): ConversationReference {
  const { serviceUrl, tenant, bot, person, activity, conversationType } = address;
  return {
    ...{ channelId: channel, serviceUrl },
    bot: { id: bot, name: '' },
    ...(person ? { user: { id: person, name: '' } } : {}),
    conversation: {
      id: conversation,
      tenantId: tenant,
      isGroup: !isPersonal(address),
      conversationType,
      name: '',
    },
    ...(activity ? { activityId: activity } : {}),
  };
}
