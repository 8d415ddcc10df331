import type { AuthorizeResult, ExpressReceiver } from '@slack/bolt';
import type { Installs } from '../../chat/installs.ts';
import type { Log } from '../../chat/log.ts';
import { StartError } from '../../chat/platform.ts';
import type { SlackClient } from './clients.ts';
import { toWorkspace } from './install-store.ts';
import type { SlackWorkspace } from './read-delivery.ts';
import { codeOf, isRefused } from './slack-log.ts';

/** The workspaces that the bot works in. */
export interface Workspaces {
  /** Rejects with a StartError where a setting has to be mended first. That Slack is away is no reason not to start. */
  start(): Promise<void>;
  /** Who the bot is in a workspace, and its token there. Rejects where nobody can say so now. */
  authorize(workspace: SlackWorkspace): Promise<AuthorizeResult>;
  /** The bot was uninstalled, or its token was revoked. */
  forget(workspace: SlackWorkspace): Promise<void>;
  /** The id of the only workspace there is; undefined where there may be many. Rejects as `authorize` does. */
  onlyOne(): Promise<string | undefined>;
}

interface One {
  readonly token: string;
  readonly client: SlackClient;
  readonly log: Log;
}

const refused = 'Slack refuses SLACK_BOT_TOKEN; copy the Bot User OAuth Token of the app again.';
const away =
  'Slack cannot be reached; what comes from it is answered when it can: check the connection, and SLACK_API_URL where it is set';

/** The one workspace whose token stands in the settings. */
export function createOneWorkspace({ token, client, log }: One): Workspaces {
  let introducing: Promise<AuthorizeResult> | undefined;
  const introduceOnce = async (): Promise<AuthorizeResult> => {
    introducing ??= introduce(client, token);
    const asked = introducing;
    try {
      // Bolt writes into what it is given.
      return { ...(await asked) };
    } catch (error) {
      if (introducing === asked) introducing = undefined;
      throw error;
    }
  };
  return {
    async start() {
      try {
        await introduceOnce();
      } catch (error) {
        if (isRefused(error)) throw new StartError(refused);
        log.error({ code: codeOf(error) }, away);
      }
    },
    authorize: introduceOnce,
    // The token stands in the settings: there is nothing to forget.
    forget: async () => undefined,
    onlyOne: async () => (await introduceOnce()).teamId,
  };
}

interface Many {
  readonly installs: Installs;
  /** Finds an installation, with a new token where the old one runs out. */
  readonly installer: NonNullable<ExpressReceiver['installer']>;
  readonly log: Log;
}

const unreadableTokens =
  'tokens of Slack workspaces were sealed with another SLACK_STATE_SECRET; set that one as SLACK_STATE_SECRET_OLD and start again, or let those workspaces install the bot again';

/** All that have installed the bot. */
export function createManyWorkspaces({ installs, installer, log }: Many): Workspaces {
  return {
    async start() {
      const { sealed, unreadable } = await installs.sealAnew();
      if (sealed > 0)
        log.info({ sealed }, 'tokens of Slack workspaces are sealed with SLACK_STATE_SECRET now');
      if (unreadable > 0) log.error({ unreadable }, unreadableTokens);
    },
    authorize: ({ teamId, enterpriseId, isEnterpriseInstall }) =>
      installer.authorize({ teamId, enterpriseId, isEnterpriseInstall }),
    forget: (workspace) => installs.remove(toWorkspace(workspace)),
    onlyOne: async () => undefined,
  };
}

/** Who the bot is, so that it does not answer itself. */
async function introduce(client: SlackClient, botToken: string): Promise<AuthorizeResult> {
  const { user_id: botUserId, bot_id: botId, team_id: teamId } = await client.auth.test();
  return {
    ...{ botToken, ...(botUserId ? { botUserId } : {}) },
    ...{ ...(botId ? { botId } : {}), ...(teamId ? { teamId } : {}) },
  };
}
