import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Refusal as Ground } from '../../chat/count-event.ts';
import { channel } from './address.ts';
import { isServiceAddress } from './service-hosts.ts';
import type { TeamsSettings } from './settings.ts';

/** What of an activity its token is checked against. */
export interface Claimed {
  readonly channelId: string;
  readonly serviceUrl: string;
  readonly tenant: string;
}

/** Why something is not answered, in words for the log. */
export interface Refusal {
  readonly reason: string;
  /** `outage` is nobody's fault but that of whoever serves the keys: it might have been from Teams. */
  readonly ground: Ground;
}

/** Undefined for what Teams sent from the one tenant. Never rejects. */
export type Authenticate = (
  authorization: string | undefined,
  activity: Claimed,
) => Promise<Refusal | undefined>;

interface Dependencies {
  readonly settings: TeamsSettings;
  readonly now: () => number;
}

const clockToleranceS = 5 * 60;
const keptMs = 24 * 60 * 60 * 1_000;
const longestWaitMs = 5_000;

/**
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 * Not by the SDK, which takes a key without endorsements, and looks for a new key once an hour only.
 */
export function createAuthenticate({ settings, now }: Dependencies): Authenticate {
  const { appId, tenantId, tokenIssuer, serviceHosts } = settings;
  const findKeys = createFindKeys(settings.metadataUrl, now);

  const verify = async (token: string, serviceUrl: string): Promise<string | undefined> => {
    const keys = await findKeys();
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      ...{ algorithms: ['RS256'], issuer: tokenIssuer, audience: appId },
      ...{ requiredClaims: ['exp'], clockTolerance: clockToleranceS, currentDate: new Date(now()) },
    });
    if (payload['serviceurl'] !== serviceUrl) return 'another service address than in its token';
    const isEndorsed = endorsements
      .parse(keys.jwks())
      .keys.some((key) => key.kid === protectedHeader.kid && key.endorsements.includes(channel));
    return isEndorsed ? undefined : 'signed with a key that is not for Teams';
  };

  return async (authorization, { channelId, serviceUrl, tenant }) => {
    const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
    if (!token) return { reason: 'no bearer token', ground: 'signature' };
    if (channelId !== channel) return { reason: 'another channel than Teams', ground: 'origin' };
    if (tenant !== tenantId) return { reason: 'another tenant', ground: 'tenant' };
    if (!isServiceAddress(serviceUrl, serviceHosts))
      return { reason: 'a service address that is not on the list', ground: 'origin' };
    try {
      const reason = await verify(token, serviceUrl);
      return reason === undefined ? undefined : { reason, ground: 'signature' };
    } catch (error) {
      return explain(error);
    }
  };
}

const endorsements = z.object({
  keys: z.array(z.object({ kid: z.string().optional(), endorsements: z.array(z.string()).catch([]) })),
});

type KeySet = ReturnType<typeof createRemoteJWKSet>;
const configuration = z.object({ jwks_uri: z.url() });

/** The keys that tokens are signed with; where they are is asked once a day. */
function createFindKeys(metadataUrl: string, now: () => number): () => Promise<KeySet> {
  let known: { readonly keys: Promise<KeySet>; readonly until: number } | undefined;

  const find = async (): Promise<KeySet> => {
    const response = await fetch(metadataUrl, { signal: AbortSignal.timeout(longestWaitMs) });
    if (!response.ok) throw new KeyServerError(`the OpenID configuration answered ${response.status}`);
    const { jwks_uri } = configuration.parse(await response.json());
    return createRemoteJWKSet(new URL(jwks_uri), { cacheMaxAge: keptMs, timeoutDuration: longestWaitMs });
  };

  return () => {
    if (known && now() < known.until) return known.keys;
    const fresh = { keys: find(), until: now() + keptMs };
    known = fresh;
    fresh.keys.catch(() => {
      if (known === fresh) known = undefined;
    });
    return fresh.keys;
  };
}

class KeyServerError extends Error {
  override readonly name = 'KeyServerError';
}

/** Faults of a token are told by their code; whatever else goes wrong goes wrong on the way to the keys. */
function explain(error: unknown): Refusal {
  const isOfToken =
    error instanceof errors.JOSEError &&
    !(error instanceof errors.JWKSTimeout) &&
    !(error instanceof errors.JWKSInvalid) &&
    error.code !== 'ERR_JOSE_GENERIC';
  if (isOfToken)
    return {
      reason: `a token that is not valid: ${error.code}`,
      ground: error instanceof errors.JWTExpired ? 'timestamp' : 'signature',
    };
  const why = error instanceof Error ? error.message : 'unknown';
  return { reason: `the keys that sign for Teams cannot be had: ${why}`, ground: 'outage' };
}
