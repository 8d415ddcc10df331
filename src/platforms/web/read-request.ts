import { z } from 'zod';
import type { Account, Message, Press } from '../../chat/incoming.ts';
import type { Listener } from './streams.ts';

const token = (name: string) =>
  z
    .string(`${name} is missing`)
    .regex(/^[\w-]{1,100}$/, `${name} takes 1 to 100 letters, digits, "-" and "_"`);

/** Oneself and everybody whom one can be. */
const mostAccounts = 50;

const sender = { account: token('account'), conversation: token('conversation') };

const messageBody = z.object(
  { ...sender, text: z.string('text is missing').trim().min(1, 'text is empty: write a question') },
  'the body must be a JSON object',
);

const pressBody = z.object(
  {
    ...sender,
    action: token('action'),
    value: z.string('value is missing'),
    inputs: z.record(z.string(), z.string('inputs may only hold text'), 'inputs is missing').readonly(),
  },
  'the body must be a JSON object',
);

const listener = z.object({
  // A query has one account as a text, and several as a list.
  account: z.preprocess((one) => [one].flat(), z.array(token('account')).max(mostAccounts)),
  timeZone: z.string().refine(isTimeZone, 'timeZone is not known').optional(),
});

/** What was sent, or what is wrong with it in words for the person who sent it. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: string };

function toAccount(id: string): Account {
  return { platform: 'web', workspace: 'local', id };
}

function explain(error: z.ZodError): string {
  return `Not understood: ${error.issues.map(({ message }) => message).join('; ')}.`;
}

export function readMessage(id: string, body: unknown): Read<Message> {
  const parsed = messageBody.safeParse(body);
  if (!parsed.success) return { ok: false, error: explain(parsed.error) };
  const { account, conversation, text } = parsed.data;
  const from = toAccount(account);
  return { ok: true, value: { kind: 'message', id, from, conversation, audience: 'private', text } };
}

export function readPress(id: string, body: unknown): Read<Press> {
  const parsed = pressBody.safeParse(body);
  if (!parsed.success) return { ok: false, error: explain(parsed.error) };
  const { account, ...pressed } = parsed.data;
  return {
    ok: true,
    value: { kind: 'press', id, from: toAccount(account), audience: 'private', ...pressed },
  };
}

/** From the query of an address. */
export function readListener(query: unknown): Read<Listener> {
  const parsed = listener.safeParse(query);
  if (!parsed.success) return { ok: false, error: explain(parsed.error) };
  const { account: accounts, timeZone } = parsed.data;
  return { ok: true, value: { accounts, ...(timeZone === undefined ? {} : { timeZone }) } };
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
