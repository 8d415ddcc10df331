import { z } from 'zod';
import type { TeamsSettings } from './settings.ts';

interface Dependencies {
  readonly settings: Pick<TeamsSettings, 'appId' | 'password' | 'loginUrl' | 'oauthScope'>;
  readonly now: () => number;
}

/** The bot's own token, which it sends with everything it sends to Teams. Rejects with a TokenError. */
export type AccessToken = () => Promise<string>;

/** Teams cannot be written to: the login service gave no token. */
export class TokenError extends Error {
  override readonly name = 'TokenError';
}

interface Known {
  readonly token: Promise<string>;
  /** Milliseconds since 1970. */
  renewAt: number;
}

const granted = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });
const earlierMs = 5 * 60 * 1_000;
const longestWaitMs = 10_000;

/**
 * OAuth 2.0 client credentials. MSAL, which the SDK would use, takes neither a login service on this machine nor one
 * that Microsoft's directory of clouds does not list.
 */
export function createAccessTokens({ settings, now }: Dependencies): AccessToken {
  const { appId, password, loginUrl, oauthScope } = settings;
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: appId,
    client_secret: password,
    scope: oauthScope.endsWith('/.default') ? oauthScope : `${oauthScope}/.default`,
  });
  let known: Known | undefined;

  const ask = async (): Promise<z.infer<typeof granted>> => {
    const response = await fetch(`${loginUrl.replace(/\/$/, '')}/oauth2/v2.0/token`, {
      ...{ method: 'POST', body: form, redirect: 'error' },
      signal: AbortSignal.timeout(longestWaitMs),
    }).catch((error) => {
      throw new TokenError('the login service cannot be reached', { cause: error });
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new TokenError(
        `the login service answered ${response.status}; check TEAMS_APP_ID, TEAMS_APP_PASSWORD and TEAMS_TENANT_ID`,
      );
    }
    const parsed = granted.safeParse(await response.json().catch(() => undefined));
    if (!parsed.success) throw new TokenError('the login service answered without a token');
    return parsed.data;
  };

  const renew = (): Known => {
    const asked = ask();
    const fresh: Known = {
      token: asked.then(({ access_token }) => access_token),
      renewAt: Number.POSITIVE_INFINITY,
    };
    asked.then(
      ({ expires_in }) => {
        fresh.renewAt = now() + Math.max(expires_in * 1_000 - earlierMs, (expires_in * 1_000) / 2);
      },
      () => {
        if (known === fresh) known = undefined;
      },
    );
    return fresh;
  };

  return () => {
    // Those who ask while it is being fetched wait for the same one.
    if (!known || now() >= known.renewAt) known = renew();
    return known.token;
  };
}
