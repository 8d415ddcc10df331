import type { Account } from '../../chat/incoming.ts';
import type { ClientOf, SlackClient } from './clients.ts';
import type { Workspaces } from './workspaces.ts';

interface Dependencies {
  readonly workspaces: Pick<Workspaces, 'authorize'>;
  readonly clientOf: ClientOf;
}

/** A client of somebody's workspace, for what nobody waits for. Rejects where the bot is not installed there. */
export type ClientFor = (account: Pick<Account, 'workspace'>) => Promise<SlackClient>;

export function createClientFor({ workspaces, clientOf }: Dependencies): ClientFor {
  return async ({ workspace }) => {
    const where = { teamId: workspace, enterpriseId: undefined, isEnterpriseInstall: false };
    const { botToken = '' } = await workspaces.authorize(where);
    return clientOf(botToken);
  };
}
