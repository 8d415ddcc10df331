import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { type Arrivals, createArrivals } from './arrivals.ts';
import { listen } from './listen.ts';
import { answersMoody, type Mood } from './mood.ts';

const appId = '11111111-2222-3333-4444-555555555555';
export const tenantId = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
const issuer = 'https://api.botframework.example';

export interface StubTeams {
  readonly serviceUrl: string;
  /** Of the product. */
  readonly settings: Readonly<Record<string, string>>;
  /** By the activity that was answered. */
  readonly arrivals: Arrivals;
  /** What stands in the Authorization header of whatever Teams sends; good for an hour. */
  authorize(): Promise<string>;
  /** Of the connector; keys and login stay well. */
  setMood(mood: Mood): void;
  close(): void;
}

/** The part of Microsoft that a bot speaks with: keys, login and the connector. */
export async function openStubTeams(): Promise<StubTeams> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const key = { ...(await exportJWK(publicKey)), kid: 'good', use: 'sig', endorsements: ['msteams'] };
  const arrivals = createArrivals();
  let mood: Mood = 'well';
  let count = 0;

  const { url, close } = await listen((request, response, body) => {
    const path = request.url ?? '';
    const say = (answer: object, status = 200): void => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer));
    };
    if (path === '/openid') return say({ jwks_uri: `${url}/keys` });
    if (path === '/keys') return say({ keys: [key] });
    if (path.startsWith('/login/')) return say({ access_token: 'a-token-of-the-bot', expires_in: 3_600 });
    if (answersMoody(mood, response)) return;
    const activity = JSON.parse(body || '{}');
    if (activity.type === 'message')
      arrivals.note(path.split('/').at(-1) ?? '', String(activity.text || activity.summary));
    say({ id: `sent-${++count}` }, 201);
  });
  const { host } = new URL(url);
  const serviceUrl = `${url}/service/`;
  return {
    ...{ arrivals, close, serviceUrl },
    settings: {
      ...{ TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: 'a-password', TEAMS_TENANT_ID: tenantId },
      ...{ TEAMS_OPENID_METADATA_URL: `${url}/openid`, TEAMS_TOKEN_ISSUER: issuer },
      ...{ TEAMS_LOGIN_URL: `${url}/login/${tenantId}`, TEAMS_OAUTH_SCOPE: issuer },
      TEAMS_SERVICE_HOSTS: host,
    },
    async authorize() {
      const now = Math.floor(Date.now() / 1_000);
      const claims = { iss: issuer, aud: appId, serviceurl: serviceUrl, nbf: now - 60, exp: now + 3_600 };
      const token = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid: 'good' })
        .sign(privateKey);
      return `Bearer ${token}`;
    },
    setMood(told) {
      mood = told;
    },
  };
}
