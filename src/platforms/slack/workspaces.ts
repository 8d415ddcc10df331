import type { AuthorizeResult, ExpressReceiver } from '@slack/bolt';
import type { Installs } from '../../chat/installs.ts';
import type { Log } from '../../chat/log.ts';
import { StartError } from '../../chat/platform.ts';
import type { SlackClient } from './clients.ts';
import { toWorkspace } from './install-store.ts';
import type { SlackWorkspace } from './read-delivery.ts';
import { codeOf, slackErrorOf } from './slack-log.ts';

/** The workspaces that the bot works in. */
export interface Workspaces {
  /** Rejects with a StartError where a setting has to be mended first. */
  start(): Promise<void>;
  /** Who the bot is in a workspace, and its token there. */
  authorize(workspace: SlackWorkspace): Promise<AuthorizeResult>;
  /** The bot was uninstalled, or its token was revoked. */
  forget(workspace: SlackWorkspace): Promise<void>;
  /** The id of the only workspace there is, once it has started; undefined where there may be many. */
  onlyOne(): string | undefined;
}

interface One {
  readonly token: string;
  readonly client: SlackClient;
}

/** The one workspace whose token stands in the settings. */
export function createOneWorkspace({ token, client }: One): Workspaces {
  let known: AuthorizeResult = { botToken: token };
  return {
    async start() {
      known = await introduce(client, token);
    },
    authorize: async () => known,
    // The token stands in the settings: there is nothing to forget.
    forget: async () => undefined,
    onlyOne: () => known.teamId,
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
    onlyOne: () => undefined,
  };
}

/** Who the bot is, so that it does not answer itself. */
async function introduce(client: SlackClient, botToken: string): Promise<AuthorizeResult> {
  try {
    const { user_id: botUserId, bot_id: botId, team_id: teamId } = await client.auth.test();
    return {
      ...{ botToken, ...(botUserId ? { botUserId } : {}) },
      ...{ ...(botId ? { botId } : {}), ...(teamId ? { teamId } : {}) },
    };
  } catch (error) {
    const problem =
      slackErrorOf(error) !== ''
        ? 'Slack refuses SLACK_BOT_TOKEN; copy the Bot User OAuth Token of the app again.'
        : `Slack cannot be reached (${codeOf(error)}); check the connection, and SLACK_API_URL where it is set.`;
    throw new StartError(problem);
  }
}
