import { z } from 'zod';
import type { Account, Incoming } from '../../chat/incoming.ts';
import type { Button } from '../../chat/reply.ts';

/** Where a reply goes. */
export interface Address {
  readonly channel: string;
  /** None: as a message of its own. */
  readonly thread?: string;
  /** The only one who sees it. */
  readonly onlyFor?: string;
  /** The message whose button was pressed: a reply in its place replaces it. */
  readonly pressed?: string;
  /** Opens a modal for the one who pressed, within three seconds. */
  readonly trigger?: string;
  /** What the pressed button brings. */
  readonly brings?: Pick<Button, 'action' | 'value'>;
}

export interface Read {
  readonly incoming: Incoming;
  readonly address: Address;
  /** Said in a channel without naming the bot. */
  readonly isUnnamed?: boolean;
  /** The reply's thread is not there yet: the message would begin it. */
  readonly startsThread?: boolean;
}

const named = z.object({ id: z.string() });

const sent = z.object({
  team_id: z.string().optional(),
  enterprise_id: z.string().nullish(),
  team: named.nullish(),
  enterprise: named.nullish(),
  is_enterprise_install: z.union([z.boolean(), z.stringbool()]).optional(),
  authorizations: z.array(z.object({ is_enterprise_install: z.boolean().optional() })).optional(),
});

/** Whose token answers a delivery, in the form that Bolt asks for it. */
export interface SlackWorkspace {
  readonly teamId: string | undefined;
  readonly enterpriseId: string | undefined;
  readonly isEnterpriseInstall: boolean;
}

export function readWorkspace(body: unknown): SlackWorkspace {
  const { team_id, team, enterprise_id, enterprise, is_enterprise_install, authorizations } = sent
    .catch({})
    .parse(body);
  return {
    teamId: team_id ?? team?.id,
    enterpriseId: enterprise_id ?? enterprise?.id,
    isEnterpriseInstall: is_enterprise_install ?? authorizations?.[0]?.is_enterprise_install ?? false,
  };
}

export interface Stopped extends Pick<Incoming, 'from' | 'conversation'> {
  readonly address: Address;
}

const event = z.object({
  event_id: z.string(),
  team_id: z.string(),
  event: z.object({
    type: z.enum(['message', 'app_mention']),
    channel_type: z.string().optional(),
    subtype: z.never().optional(),
    bot_id: z.never().optional(),
    user: z.string(),
    text: z.string(),
    channel: z.string(),
    ts: z.string(),
    thread_ts: z.string().optional(),
  }),
});

/**
 * A direct message, a mention in a channel, or what somebody says there without naming the bot (`botId`); undefined for
 * everything else, the bot's own messages included.
 */
export function readEvent(body: unknown, botId?: string): Read | undefined {
  const parsed = event.safeParse(body);
  if (!parsed.success) return undefined;
  const { event_id, team_id, event: said } = parsed.data;
  const isDirect = said.channel_type === 'im';
  const isUnnamed = said.type === 'message' && !isDirect;
  // A mention comes a second time as a message of the channel.
  if (isUnnamed && botId && said.text.includes(`<@${botId}>`)) return undefined;
  const thread = said.thread_ts ?? said.ts;
  return {
    incoming: {
      kind: 'message',
      id: event_id,
      from: { platform: 'slack', workspace: team_id, id: said.user },
      conversation: conversationOf(said.channel, thread, isDirect),
      audience: isDirect ? 'private' : 'shared',
      text: toText(said.text),
    },
    address: { channel: said.channel, thread },
    ...(isUnnamed ? { isUnnamed } : {}),
    ...(isDirect || said.thread_ts ? {} : { startsThread: true }),
  };
}

const stop = z.object({
  team_id: z.string(),
  event: z.object({ channel: z.string(), user: z.string(), thread_ts: z.string() }),
});

/** Which thread's work somebody stopped. */
export function readStop(body: unknown): Stopped | undefined {
  const parsed = stop.safeParse(body);
  if (!parsed.success) return undefined;
  const { team_id, event: stopped } = parsed.data;
  const { channel, thread_ts: thread } = stopped;
  return {
    from: { platform: 'slack', workspace: team_id, id: stopped.user },
    conversation: conversationOf(channel, thread, channel.startsWith('D')),
    address: { channel, thread },
  };
}

/** Who pressed, chose or entered something. */
export const interacting = z.object({
  team: named.nullish(),
  enterprise: named.nullish(),
  user: z.object({ id: z.string(), team_id: z.string().optional() }),
});

/** Where an organisation installed the bot some deliveries have no team. */
export function accountOf({ team, enterprise, user }: z.infer<typeof interacting>): Account {
  return { platform: 'slack', workspace: team?.id ?? user.team_id ?? enterprise?.id ?? '', id: user.id };
}

const press = interacting.extend({
  trigger_id: z.string().optional(),
  channel: named.optional(),
  container: z.object({ thread_ts: z.string().optional(), is_ephemeral: z.boolean().optional() }).optional(),
  message: z.object({ ts: z.string(), thread_ts: z.string().optional() }).optional(),
  actions: z.tuple([z.object({ action_id: z.string(), value: z.string() })]).rest(z.unknown()),
});

/**
 * A pressed button of one of the bot's messages, or of its home, which has no channel: the reply then goes to the person
 * directly.
 */
export function readPress(body: unknown): Read | undefined {
  const parsed = press.safeParse(body);
  if (!parsed.success) return undefined;
  const { user, channel, container, message, actions, trigger_id: trigger } = parsed.data;
  const thread = message?.thread_ts ?? message?.ts ?? container?.thread_ts;
  const where = channel?.id ?? user.id;
  const [action = ''] = actions[0].action_id.split(':');
  // A button of what only one person sees is answered to them alone.
  const isForOne = container?.is_ephemeral === true && !isDirect(where);
  const address: Address = {
    channel: where,
    ...(thread ? { thread } : {}),
    ...(isForOne ? { onlyFor: user.id } : {}),
    ...(message && !isForOne ? { pressed: message.ts } : {}),
    ...(trigger ? { trigger } : {}),
    brings: { action, value: actions[0].value },
  };
  return {
    incoming: {
      ...{ kind: 'press', id: trigger ?? '', from: accountOf(parsed.data), ...placeOf(address) },
      ...{ action, ...readValue(action, actions[0].value) },
    },
    address,
  };
}

/** The conversation that somebody presses or enters something in, and who reads it. */
export function placeOf({ channel, thread = '', onlyFor }: Address) {
  if (onlyFor) return conversationForOne(channel, onlyFor);
  const isPrivate = isDirect(channel);
  return {
    conversation: conversationOf(channel, thread, isPrivate),
    audience: isPrivate ? 'private' : 'shared',
  } as const;
}

/** A direct message, or the person themselves, whose home has no channel. */
function isDirect(channel: string): boolean {
  return /^[DUW]/.test(channel);
}

/** Whether it was pressed in the bot's home, or entered in what that opened. */
export function isFromHome({ incoming, address }: Read): boolean {
  return address.channel === incoming.from.id;
}

const command = z.object({
  team_id: z.string(),
  user_id: z.string(),
  channel_id: z.string(),
  trigger_id: z.string(),
  text: z.string(),
});

/** `/role <question>`. Only the person who typed it sees the reply. */
export function readCommand(body: unknown): Incoming | undefined {
  const parsed = command.safeParse(body);
  if (!parsed.success) return undefined;
  const { team_id, user_id, channel_id, trigger_id, text } = parsed.data;
  const from = { platform: 'slack', workspace: team_id, id: user_id };
  return toPrivateMessage({ id: trigger_id, from, channel: channel_id, text });
}

const shortcut = interacting.extend({
  channel: named,
  message: z.object({ text: z.string() }),
  trigger_id: z.string(),
});

/** "Explain this role" on somebody's message. Only the person who chose it sees the reply. */
export function readShortcut(body: unknown): Incoming | undefined {
  const parsed = shortcut.safeParse(body);
  if (!parsed.success) return undefined;
  const { channel, message, trigger_id } = parsed.data;
  const from = accountOf(parsed.data);
  return toPrivateMessage({ id: trigger_id, from, channel: channel.id, text: message.text });
}

interface Private {
  readonly id: string;
  readonly from: Account;
  readonly channel: string;
  readonly text: string;
}

function toPrivateMessage({ id, from, channel, text }: Private): Incoming {
  return { kind: 'message', id, from, text: toText(text), ...conversationForOne(channel, from.id) };
}

/** What the bot says to one person in a channel; nobody else there sees it. */
export function conversationForOne(channel: string, user: string) {
  return { conversation: `${channel}:${user}`, audience: 'private' } as const;
}

/** The feedback buttons carry the answer and the verdict in one value. */
function readValue(action: string, value: string) {
  if (action !== 'feedback') return { value, inputs: {} };
  const [answer = '', verdict = ''] = z.array(z.string()).catch([]).parse(parse(value));
  return { value: answer, inputs: { verdict } };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** In a direct message people go on in or outside of a thread: it is one conversation. */
function conversationOf(channel: string, thread: string, isDirect: boolean): string {
  return isDirect ? channel : `${channel}:${thread}`;
}

/** What was written, without the mention that starts it, and with Slack's own escapes undone. */
function toText(text: string): string {
  return text
    .replace(/^\s*<@[A-Z0-9]+(?:\|[^>]*)?>\s*/, '')
    .replace(/<(?:https?:\/\/[^|>]*\|)?([^<>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
