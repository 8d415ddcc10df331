import type { Account } from '../chat/incoming.ts';
import type { ChatPlatform } from '../chat/platform.ts';

/** What the platforms know of people, whichever they are on. */
export type Profiles = Pick<ChatPlatform, 'profileOf' | 'findAccount'>;

/** `platforms` is called when it is needed: they are made after what asks them. */
export function createProfiles(
  platforms: () => readonly (Profiles & Pick<ChatPlatform, 'name'>)[],
): Profiles {
  return {
    async profileOf(account: Account) {
      const platform = platforms().find(({ name }) => name === account.platform);
      return (await platform?.profileOf(account)) ?? {};
    },
    async findAccount(email) {
      for (const platform of platforms()) {
        const account = await platform.findAccount(email);
        if (account) return account;
      }
      return undefined;
    },
  };
}
