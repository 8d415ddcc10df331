import { z } from 'zod';
import { ConfigError } from './config-error.ts';
import { secureUrl } from './secure-url.ts';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const host = /^[\w.-]+(:\d+)?$/;

export const teamsSettings = z.object({
  TEAMS_APP_ID: z
    .string()
    .regex(
      guid,
      'TEAMS_APP_ID must be the application (client) ID, such as 00000000-0000-0000-0000-000000000000.',
    )
    .optional(),
  TEAMS_APP_PASSWORD: z.string().optional(),
  TEAMS_TENANT_ID: z
    .string()
    .regex(
      guid,
      'TEAMS_TENANT_ID must be the directory (tenant) ID, such as 00000000-0000-0000-0000-000000000000.',
    )
    .optional(),
  TEAMS_OPENID_METADATA_URL: secureUrl('TEAMS_OPENID_METADATA_URL'),
  TEAMS_TOKEN_ISSUER: z.string().optional(),
  TEAMS_LOGIN_URL: secureUrl('TEAMS_LOGIN_URL'),
  TEAMS_OAUTH_SCOPE: z.string().optional(),
  TEAMS_SERVICE_HOSTS: z
    .string()
    .transform((hosts) => hosts.split(',').map((one) => one.trim().toLowerCase()))
    .refine(
      (hosts) => hosts.every((one) => host.test(one)),
      'TEAMS_SERVICE_HOSTS must be host names, separated by commas, such as smba.example.org,smba.example.net:8443.',
    )
    .optional(),
});

type Found = z.infer<typeof teamsSettings>;

const needed = ['TEAMS_APP_ID', 'TEAMS_APP_PASSWORD', 'TEAMS_TENANT_ID'] as const;

/** Microsoft's public cloud, unless told. */
export function teamsOf(found: Found) {
  const { TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: password, TEAMS_TENANT_ID: tenantId } = found;
  if (!Object.keys(found).some((name) => name.startsWith('TEAMS_'))) return undefined;
  if (!appId || !password || !tenantId) {
    const missing = needed.filter((name) => !found[name]);
    throw new ConfigError(missing.map((name) => `${name} is missing: Teams needs ${needed.join(', ')}.`));
  }
  return {
    ...{ appId, password, tenantId },
    metadataUrl:
      found.TEAMS_OPENID_METADATA_URL ?? 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    tokenIssuer: found.TEAMS_TOKEN_ISSUER ?? 'https://api.botframework.com',
    loginUrl: found.TEAMS_LOGIN_URL ?? `https://login.microsoftonline.com/${tenantId}`,
    oauthScope: found.TEAMS_OAUTH_SCOPE ?? 'https://api.botframework.com/.default',
    serviceHosts: found.TEAMS_SERVICE_HOSTS ?? [],
  };
}
