import { type RequestHandler, Router } from 'express';
import type { ChatPlatform, Respond } from '../../chat/platform.ts';
import { fromKept } from './address.ts';
import type { TeamsDependencies } from './create-teams.ts';
import { endpointPath } from './endpoint-path.ts';
import { isLocalAddress } from './service-hosts.ts';

/**
 * Teams without credentials, for a test client on this machine. It is loaded with the first request: whoever tries the
 * web chat does not wait for it.
 */
export function createTeamsTryOut(dependencies: Omit<TeamsDependencies, 'settings'>): ChatPlatform {
  let loading: Promise<ChatPlatform> | undefined;
  let respond: Respond | undefined;
  const load = async (): Promise<ChatPlatform> => {
    const { createTeams } = await import('./create-teams.ts');
    const teams = createTeams({ ...dependencies, settings: undefined });
    if (respond) await teams.start(respond);
    return teams;
  };
  const loaded = (): Promise<ChatPlatform> => {
    loading ??= load();
    return loading;
  };
  return {
    name: 'teams',
    perSecond: 20,
    isTryOut: true,
    async start(respondToAll) {
      respond = respondToAll;
      const loadFirst: RequestHandler = async (_request, _response, next) => {
        await loaded();
        // It has mounted its own endpoint behind this one.
        next();
      };
      dependencies.server.mount(endpointPath, Router().use(loadFirst));
    },
    // It is loaded when something is sent.
    startSending: async () => undefined,
    async sendPrivately(to, reply, delivery) {
      // Whoever the client did not bring here is met by Teams itself.
      const met = await dependencies.addresses.find(to);
      if (!met || !isLocalAddress(fromKept(met.address).serviceUrl)) return { outcome: 'elsewhere' };
      return (await loaded()).sendPrivately(to, reply, delivery);
    },
    async findDelivery(to, deliveryId) {
      return (await loaded()).findDelivery(to, deliveryId);
    },
    async profileOf(account) {
      return (await loaded()).profileOf(account);
    },
    async findAccount(email) {
      return (await loaded()).findAccount(email);
    },
    async stop() {
      // One that could not be loaded has said so to whoever called it.
      await (await loading?.catch(() => undefined))?.stop();
    },
  };
}
