import type { Logger } from 'pino';
import type { ChatPlatform } from '../../chat/platform.ts';
import type { ClientFor } from './client-for.ts';
import { isNotInstalled } from './install-store.ts';
import { codeOf, slackErrorOf } from './slack-log.ts';
import type { Workspaces } from './workspaces.ts';

interface Dependencies {
  readonly workspaces: Pick<Workspaces, 'onlyOne'>;
  readonly clientFor: ClientFor;
  readonly log: Logger;
}

/** What Slack knows of people. What it does not say is left out. */
export function createDirectory({
  workspaces,
  clientFor,
  log,
}: Dependencies): Pick<ChatPlatform, 'profileOf' | 'findAccount'> {
  const complain = (error: unknown): void => {
    const code = codeOf(error);
    if (code !== 'users_not_found') log.warn({ code }, 'Slack did not say who somebody is');
  };

  return {
    async profileOf(account) {
      try {
        const client = await clientFor(account);
        const { user = {} } = await client.users.info({ user: account.id });
        const { profile = {}, tz: timeZone } = user;
        const name = profile.real_name || user.real_name;
        const email = isForeign(user, account.workspace) ? undefined : profile.email?.toLowerCase();
        const jobTitle = profile.title;
        return {
          ...(name ? { name } : {}),
          ...(email ? { email } : {}),
          ...(timeZone ? { timeZone } : {}),
          ...(jobTitle ? { jobTitle } : {}),
        };
      } catch (error) {
        complain(error);
        return {};
      }
    },

    async findAccount(email) {
      try {
        const workspace = await workspaces.onlyOne();
        // Installations are found by their workspace alone; and in which of many organisations somebody is concerns nobody.
        if (!workspace) return undefined;
        const client = await clientFor({ workspace });
        const { user } = await client.users.lookupByEmail({ email });
        const isThere = user?.id && !user.deleted && !user.is_bot && !isForeign(user, workspace);
        return isThere ? { platform: 'slack', workspace, id: user.id ?? '' } : undefined;
      } catch (error) {
        complain(error);
        // Without a word of Slack's nobody knows yet: too many have been asked for, or it did not answer.
        return slackErrorOf(error) === '' && !isNotInstalled(error) ? 'later' : undefined;
      }
    },
  };
}

interface SlackUser {
  readonly team_id?: string;
  readonly is_stranger?: boolean;
  readonly enterprise_user?: { readonly enterprise_id?: string; readonly teams?: readonly string[] };
}

/**
 * People of another organisation meet this one's in shared channels. Which email they have is their own organisation's
 * word, and makes nobody an administrator or a manager here.
 */
function isForeign({ team_id, is_stranger, enterprise_user = {} }: SlackUser, workspace: string): boolean {
  const { enterprise_id, teams = [] } = enterprise_user;
  const own = [team_id, enterprise_id, ...teams];
  return is_stranger === true || (team_id !== undefined && !own.includes(workspace));
}
