import { z } from 'zod';
import type { Account, Incoming, Press } from '../../chat/incoming.ts';
import { type Address, conversationTypes, isPersonal } from './address.ts';
import type { Claimed } from './authenticate.ts';
import { pressed } from './read-pressed.ts';
import { isTimeZone } from './time-zone.ts';
import { toText } from './to-text.ts';

const id = z.string().min(1).max(500);
const named = z.object({ id });
const person = named.extend({ aadObjectId: id.optional() });

const entity = z
  .object({
    type: z.string(),
    mentioned: named.optional(),
    text: z.string().nullish(),
    timezone: z.string().max(100).optional().catch(undefined),
  })
  .catch({ type: '' });

/** What everything that Teams sends has. */
const envelope = z.object({
  type: z.string(),
  id: id.optional(),
  channelId: z.string(),
  serviceUrl: z.string().max(2_000),
  from: person,
  recipient: named,
  conversation: named.extend({
    // Unless Teams says so nothing is private.
    conversationType: z.enum(conversationTypes).catch('groupChat'),
    tenantId: id.optional(),
  }),
  channelData: z.object({ tenant: named.optional() }).nullish(),
  entities: z.array(entity).nullish().catch(undefined),
  localTimezone: z.string().max(100).nullish().catch(undefined),
});

export type Envelope = z.infer<typeof envelope>;

/** Undefined for what Teams never sends. */
export function readEnvelope(body: unknown): Envelope | undefined {
  return envelope.safeParse(body).data;
}

export function toClaimed({ channelId, serviceUrl, ...sent }: Envelope): Claimed {
  return { channelId, serviceUrl, tenant: tenantOf(sent) };
}

function tenantOf({ channelData, conversation }: Pick<Envelope, 'channelData' | 'conversation'>): string {
  return channelData?.tenant?.id ?? conversation.tenantId ?? '';
}

export interface Read {
  readonly incoming: Incoming;
  readonly address: Address;
}

/** A person's directory id is the same for every bot, and what an administrator knows. */
function accountOf({ from, ...sent }: Envelope): Account {
  return { platform: 'teams', workspace: tenantOf(sent), id: from.aadObjectId ?? from.id };
}

export function addressOf(sent: Envelope): Address {
  const { serviceUrl, conversation, recipient, from } = sent;
  return {
    ...{ serviceUrl, conversation: conversation.id, tenant: tenantOf(sent), bot: recipient.id },
    ...{ person: from.id, activity: sent.id, conversationType: sent.conversation.conversationType },
    timeZone: timeZoneOf(sent),
  };
}

/** Where the client is from which it came. */
function timeZoneOf({ entities, localTimezone }: Envelope): string | undefined {
  const clients = (entities ?? []).filter(({ type }) => type === 'clientInfo');
  return (
    [...clients.map(({ timezone }) => timezone), localTimezone].find(
      (name) => typeof name === 'string' && isTimeZone(name),
    ) ?? undefined
  );
}

/** Common to whatever somebody says or presses. `name` tells apart what may have the same activity id. */
export function receivedOf(sent: Envelope, name = '') {
  return {
    // An activity's id is unique within its conversation only.
    id: JSON.stringify([tenantOf(sent), sent.conversation.id, sent.id, ...(name ? [name] : [])]),
    from: accountOf(sent),
    conversation: sent.conversation.id,
    audience: isPersonal(sent.conversation) ? ('private' as const) : ('shared' as const),
  };
}

const message = envelope.extend({
  type: z.literal('message'),
  id,
  text: z.string().nullish(),
  value: z.unknown().optional(),
});

/** What somebody wrote, or pressed in a client without `Action.Execute`. In a shared conversation only if it names the bot. */
export function readMessage(body: unknown): Read | undefined {
  const parsed = message.safeParse(body);
  if (!parsed.success) return undefined;
  const { data } = parsed;
  if (data.from.id === data.recipient.id) return undefined;
  const received = receivedOf(data);
  const address = addressOf(data);
  const press = pressed.safeParse(data.value);
  if (press.success) return { incoming: { kind: 'press', ...received, ...press.data }, address };
  const naming = (data.entities ?? []).filter(
    ({ type, mentioned }) => type === 'mention' && mentioned?.id === data.recipient.id,
  );
  if (received.audience === 'shared' && naming.length === 0) return undefined;
  const text = toText(
    data.text ?? '',
    naming.flatMap(({ text }) => text ?? []),
  );
  return { incoming: { kind: 'message', ...received, text }, address };
}

const cardAction = z.object({ action: z.object({ data: pressed }) });

/** A button of a card, pressed in a client that replaces the card with the answer. */
export function readCardAction(
  sent: Envelope,
  value: unknown,
): (Read & { readonly incoming: Press }) | undefined {
  const parsed = cardAction.safeParse(value);
  if (!parsed.success) return undefined;
  const { data } = parsed.data.action;
  return {
    incoming: { kind: 'press', ...receivedOf(sent), ...data },
    address: addressOf(sent),
  };
}

const feedback = z.object({
  actionName: z.literal('feedback'),
  actionValue: z.object({ reaction: z.enum(['like', 'dislike']), feedback: z.string().nullish() }),
});
const form = z.object({ feedbackText: z.string().nullish() });

/** Teams' own buttons under a message. The reason comes as the JSON of a form, or as it was written. */
export function readFeedback(
  value: unknown,
): { readonly verdict: string; readonly reason: string } | undefined {
  const parsed = feedback.safeParse(value);
  if (!parsed.success) return undefined;
  const { reaction, feedback: sent } = parsed.data.actionValue;
  const verdict = reaction === 'like' ? 'helpful' : 'not-helpful';
  const filled = form.safeParse(parse(sent ?? ''));
  return { verdict, reason: filled.success ? (filled.data.feedbackText ?? '') : (sent ?? '') };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

const presence = envelope.extend({
  id,
  action: z.string().optional(),
  membersAdded: z.array(person).nullish(),
  membersRemoved: z.array(person).nullish(),
});

/** Who is there now and was not before, and the other way round. */
export interface Presence {
  readonly id: string;
  readonly address: Address;
  /** Who installed or removed the bot, or brought people in. */
  readonly by: Account;
  readonly bot: 'added' | 'removed' | undefined;
  /** People who came to a shared conversation, with their ids in Teams. */
  readonly joined: readonly { readonly account: Account; readonly person: string }[];
}

export function readPresence(body: unknown): Presence | undefined {
  const parsed = presence.safeParse(body);
  if (!parsed.success) return undefined;
  const { data } = parsed;
  const { type, action = '', recipient } = data;
  const isBot = (member: { readonly id: string }): boolean => member.id === recipient.id;
  const added = data.membersAdded ?? [];
  const isAdded = type === 'installationUpdate' ? action.startsWith('add') : added.some(isBot);
  const isRemoved =
    type === 'installationUpdate' ? action.startsWith('remove') : (data.membersRemoved ?? []).some(isBot);
  const { id: key, from } = receivedOf(data, type);
  return {
    id: key,
    address: addressOf(data),
    by: from,
    bot: isAdded ? 'added' : isRemoved ? 'removed' : undefined,
    joined: added
      .filter((member) => !isBot(member))
      .map((member) => ({
        account: { ...from, id: member.aadObjectId ?? member.id },
        person: member.id,
      })),
  };
}
