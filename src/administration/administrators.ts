import type { Account } from '../chat/incoming.ts';
import { keysOf } from '../people/person.ts';
import type { Profiles } from '../people/profiles.ts';

interface Dependencies {
  /** Emails in lower case, and accounts such as `slack:T0123:U0123`. */
  readonly admins: readonly string[];
  readonly profiles: Pick<Profiles, 'profileOf'>;
}

export type IsAdministrator = (account: Account) => Promise<boolean>;

/** By the account, or by the email that its platform says now: what people or a roster say of them does not count. */
export function createIsAdministrator({ admins, profiles }: Dependencies): IsAdministrator {
  const named = new Set(admins);
  const hasEmails = admins.some((admin) => admin.includes('@'));
  return async (account) => {
    if (keysOf({ account }).some((key) => named.has(key))) return true;
    if (!hasEmails) return false;
    const { email } = await profiles.profileOf(account);
    return email !== undefined && named.has(email);
  };
}
