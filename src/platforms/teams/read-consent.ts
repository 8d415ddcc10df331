import { z } from 'zod';
import type { Account } from '../../chat/incoming.ts';
import { type Address, isPersonal } from './address.ts';
import { addressOf, type Envelope, receivedOf } from './read-activity.ts';

const upload = z.object({
  uploadUrl: z.string().max(4_000),
  contentUrl: z.string().max(4_000),
  name: z.string().max(500),
  uniqueId: z.string().max(500),
  fileType: z.string().max(100),
});
const context = z.object({ file: z.string().max(2_000) });
const answered = z.discriminatedUnion('action', [
  z.object({ action: z.literal('accept'), context, uploadInfo: upload }),
  z.object({ action: z.literal('decline'), context }),
]);

/** What somebody says to a file that they were offered. */
export interface Consent {
  readonly id: string;
  readonly from: Account;
  readonly address: Address;
  /** As it was offered. */
  readonly file: string;
  /** Where it may go; undefined where they do not want it. */
  readonly upload: z.infer<typeof upload> | undefined;
}

/** Undefined for what Teams never sends: files are offered in personal chats only. */
export function readConsent(sent: Envelope, value: unknown): Consent | undefined {
  const { data } = answered.safeParse(value);
  if (!data || !isPersonal(sent.conversation)) return undefined;
  const { file } = data.context;
  const { id, from } = receivedOf(sent, `${data.action} ${file}`);
  return {
    ...{ id, from, address: addressOf(sent), file },
    upload: data.action === 'accept' ? data.uploadInfo : undefined,
  };
}
