import { z } from 'zod';
import type { Account, Message, Press } from '../../chat/incoming.ts';

const token = (name: string) =>
  z
    .string(`${name} is missing`)
    .regex(/^[\w-]{1,100}$/, `${name} takes 1 to 100 letters, digits, "-" and "_"`);

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

/** What was sent, or what is wrong with it in words for the person who sent it. */
export type Read<T> =
  | { readonly ok: true; readonly incoming: T }
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
  return { ok: true, incoming: { kind: 'message', id, from, conversation, audience: 'private', text } };
}

export function readPress(id: string, body: unknown): Read<Press> {
  const parsed = pressBody.safeParse(body);
  if (!parsed.success) return { ok: false, error: explain(parsed.error) };
  const { account, ...pressed } = parsed.data;
  return {
    ok: true,
    incoming: { kind: 'press', id, from: toAccount(account), audience: 'private', ...pressed },
  };
}
