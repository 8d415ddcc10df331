import { neverLogged } from '../../never-logged.ts';
import { appId, issuer, type openTeamsFront, tenantId } from './teams-front.ts';

/** The settings of a cloud on this machine, as a process reads them. */
export function settingsFor({ url, settings }: Awaited<ReturnType<typeof openTeamsFront>>) {
  return {
    ...{ TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: settings.password, TEAMS_TENANT_ID: tenantId },
    ...{ TEAMS_OPENID_METADATA_URL: `${url}/openid`, TEAMS_TOKEN_ISSUER: issuer },
    ...{ TEAMS_LOGIN_URL: settings.loginUrl, TEAMS_OAUTH_SCOPE: settings.oauthScope },
    TEAMS_SERVICE_HOSTS: settings.serviceHosts.join(','),
  };
}

export function messageFor(serviceUrl: string, text: string, id = '1763800000001') {
  neverLogged(text);
  return {
    ...{ type: 'message', id, channelId: 'msteams', serviceUrl, text },
    ...{ from: { id: '29:ada', name: 'Ada' }, recipient: { id: '28:bot', name: 'Rolecall' } },
    conversation: { id: 'a:personal', conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
  };
}
