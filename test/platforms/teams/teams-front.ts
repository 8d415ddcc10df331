import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { expect, onTestFinished } from 'vitest';
import { neverLogged } from '../../never-logged.ts';
import { checkActivity } from './check-activity.ts';

export type Json = Readonly<Record<string, unknown>>;

/** What the bot sent to the connector. */
interface Sent {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Json;
  /** When it came, in milliseconds. */
  readonly at: number;
}

interface Answer {
  /** Of HTTP, or that there is none: the connection ends. */
  readonly status: number | 'cut off';
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

export const appId = '11111111-2222-3333-4444-555555555555';
export const tenantId = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
export const issuer = 'https://api.botframework.example';
const botToken = 'the-token-that-the-bot-got';

const { privateKey, publicKey } = await generateKeyPair('RS256');
const { privateKey: bareKey, publicKey: barePublicKey } = await generateKeyPair('RS256');
const { privateKey: otherChannelKey, publicKey: otherChannelPublicKey } = await generateKeyPair('RS256');
export const { privateKey: unknownKey } = await generateKeyPair('RS256');
const signingKeys = { good: privateKey, bare: bareKey, 'other-channel': otherChannelKey };

/** The part of Microsoft that a bot speaks with: keys, login and the connector of Teams, on this machine. */
export async function openTeamsFront() {
  const sent: Sent[] = [];
  const refused: string[] = [];
  const answers: Answer[] = [];
  const logins: URLSearchParams[] = [];
  const uploads: { path: string; headers: IncomingHttpHeaders; bytes: Buffer }[] = [];
  let uploadStatus = 201;
  let areKeysOut = false;
  let isLoginOut = false;
  let delayMs = 0;
  const keys = [
    { ...(await exportJWK(publicKey)), kid: 'good', use: 'sig', endorsements: ['webchat', 'msteams'] },
    { ...(await exportJWK(barePublicKey)), kid: 'bare', use: 'sig' },
    {
      ...(await exportJWK(otherChannelPublicKey)),
      kid: 'other-channel',
      use: 'sig',
      endorsements: ['webchat'],
    },
  ];

  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = String(request.url);
    const say = ({ status, body = {}, headers = {} }: Answer) => {
      if (status === 'cut off') return void request.socket.resetAndDestroy();
      response
        .writeHead(status, { 'Content-Type': 'application/json', ...headers })
        .end(JSON.stringify(body));
    };
    const bytes = await buffer(request);
    const said = bytes.toString();
    const keyStatus = areKeysOut ? 503 : 200;
    if (path === '/openid') return say({ status: keyStatus, body: { jwks_uri: `${url}/keys` } });
    if (path === '/keys') return say({ status: keyStatus, body: { keys } });
    if (path.startsWith('/login/')) {
      logins.push(new URLSearchParams(said));
      return say({ status: isLoginOut ? 401 : 200, body: { access_token: botToken, expires_in: 3_600 } });
    }
    if (path.startsWith('/onedrive/')) {
      uploads.push({ path, headers: request.headers, bytes });
      return say({ status: uploadStatus });
    }
    await wait(delayMs);
    const { method = '', headers } = request;
    const body = JSON.parse(said || '{}');
    sent.push({ method, path, authorization: headers.authorization, body, at: performance.now() });
    refused.push(...checkActivity(body));
    return say(answers.shift() ?? { status: 201, body: { id: `sent-${sent.length}` } });
  };
  const server = createServer((request, response) => void receive(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  neverLogged(botToken);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
    expect(refused, 'what Teams would refuse').toEqual([]);
  });

  return {
    url,
    serviceUrl: `${url}/service/`,
    sent,
    logins,
    /** What was put into the OneDrive of a person. */
    uploads,
    refuseUploads: () => {
      uploadStatus = 507;
    },
    settings: {
      ...{ appId, password: 'the-password-of-the-app', tenantId, tokenIssuer: issuer },
      ...{ metadataUrl: `${url}/openid`, loginUrl: `${url}/login/${tenantId}` },
      ...{ oauthScope: 'https://api.botframework.example', serviceHosts: [`127.0.0.1:${port}`] },
    },
    /** What the next calls are answered, in turn. */
    answerNext: (...next: readonly Answer[]) => void answers.push(...next),
    breakKeys: (out = true) => {
      areKeysOut = out;
    },
    breakLogin: () => {
      isLoginOut = true;
    },
    goAway: () => {
      server.close();
      server.closeAllConnections();
    },
    slowDown: (ms: number) => {
      delayMs = ms;
    },
    /** Messages only, without what shows that the bot works. */
    messages: () => sent.filter(({ body }) => body['type'] === 'message').map(({ body }) => body),
  };
}

export interface Token {
  readonly serviceUrl: string;
  readonly kid?: string;
  readonly key?: Parameters<SignJWT['sign']>[0];
  readonly claims?: Json;
}

/** As the connector of Teams signs what it sends. */
export async function signToken({ serviceUrl, kid = 'good', key, claims = {} }: Token): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  const known = signingKeys[kid as keyof typeof signingKeys];
  const token = await new SignJWT({
    ...{ iss: issuer, aud: appId, serviceurl: serviceUrl, nbf: now - 60, exp: now + 3_600 },
    ...claims,
  })
    .setProtectedHeader({ alg: 'RS256', kid })
    .sign(key ?? known);
  neverLogged(token);
  return token;
}
