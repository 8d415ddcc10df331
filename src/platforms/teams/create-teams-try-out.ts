import { type RequestHandler, Router } from 'express';
import type { ChatPlatform } from '../../chat/platform.ts';
import type { TeamsDependencies } from './create-teams.ts';
import { endpointPath } from './endpoint-path.ts';

/**
 * Teams without credentials, for a test client on this machine. It is loaded with the first request: whoever tries the
 * web chat does not wait for it.
 */
export function createTeamsTryOut(dependencies: Omit<TeamsDependencies, 'settings'>): ChatPlatform {
  let loading: Promise<ChatPlatform> | undefined;
  const load = async (): Promise<ChatPlatform> => {
    const { createTeams } = await import('./create-teams.ts');
    return createTeams({ ...dependencies, settings: undefined });
  };
  return {
    name: 'teams',
    async start(respond) {
      const loadFirst: RequestHandler = async (_request, _response, next) => {
        loading ??= load().then(async (teams) => {
          await teams.start(respond);
          return teams;
        });
        await loading;
        // It has mounted its own endpoint behind this one.
        next();
      };
      dependencies.server.mount(endpointPath, Router().use(loadFirst));
    },
    async stop() {
      await (await loading)?.stop();
    },
  };
}
