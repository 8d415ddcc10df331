import { randomUUID } from 'node:crypto';
import type { Installation, InstallationQuery, InstallationStore, StateStore } from '@slack/bolt';
import type { BegunInstalls, Installs, Workspace } from '../../chat/installs.ts';
import type { SlackWorkspace } from './read-delivery.ts';

/** Something comes from a workspace that has not installed the bot, or no longer has it. */
class NotInstalledError extends Error {
  override readonly name = 'NotInstalledError';
}

/** Slack's packages wrap errors in their own. */
export function isNotInstalled(error: unknown): boolean {
  if (error instanceof NotInstalledError) return true;
  return error instanceof Error && 'original' in error && isNotInstalled(error.original);
}

/** An organisation that installed the bot for all its workspaces has one installation, under its own id. */
export function toWorkspace({ teamId, enterpriseId, isEnterpriseInstall }: SlackWorkspace): Workspace {
  return { platform: 'slack', id: (isEnterpriseInstall ? enterpriseId : teamId) ?? '' };
}

/** The installations as Slack's package keeps and rotates them. */
export function createInstallStore(installs: Installs): InstallationStore {
  return {
    async storeInstallation({ incomingWebhook, ...installation }) {
      const { team, enterprise, isEnterpriseInstall = false } = installation;
      const workspace = toWorkspace({ teamId: team?.id, enterpriseId: enterprise?.id, isEnterpriseInstall });
      await installs.save(workspace, JSON.stringify(installation));
    },
    async fetchInstallation(query: InstallationQuery<boolean>) {
      const found = await installs.find(toWorkspace(query));
      if (found === undefined) throw new NotInstalledError();
      // Written by storeInstallation alone.
      return JSON.parse(found) as Installation;
    },
  };
}

/** Each installation that is begun can be finished once, within a short time. */
export function createStateStore(begun: BegunInstalls, scopes: readonly string[]): StateStore {
  return {
    async generateStateParam() {
      const state = randomUUID();
      await begun.begin(state);
      return state;
    },
    async verifyStateParam(_now, state) {
      if (!(await begun.finish(state))) throw new LinkExpiredError();
      return { scopes: [...scopes] };
    },
  };
}

/** An installation was finished before, or too late. */
class LinkExpiredError extends Error {
  override readonly name = 'LinkExpiredError';
  /** Like those of Slack's packages. */
  readonly code = 'install_link_expired';
}
