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
      const found = await Promise.all(platforms().map((platform) => platform.findAccount(email)));
      return found.find((one) => typeof one === 'object') ?? found.find((one) => one === 'later');
    },
  };
}
