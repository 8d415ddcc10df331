import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { ClaimsIdentity, type ConnectorClient } from 'botframework-connector';
import { Entity } from 'botframework-connector/lib/connectorApi/models/mappers.js';
import type { AccessToken } from './access-tokens.ts';

/** The client that speaks to a service address. The same one every time. Rejects with a ForeignAddressError. */
export type ConnectorOf = (serviceUrl: string) => Promise<ConnectorClient>;

// Otherwise 4.23.3 leaves out all of an entity but its type, and with that citations and streams, without a word.
Entity.type.additionalProperties = { type: { name: 'Object' } };

/** The bot’s token is for Microsoft’s hosts, and those that TEAMS_SERVICE_HOSTS names. */
class ForeignAddressError extends Error {
  override readonly name = 'ForeignAddressError';
}

interface Signed {
  readonly headers: { set(name: string, value: string): void };
}

interface Dependencies {
  /** Undefined in try-out mode, where none is sent. */
  readonly accessToken: AccessToken | undefined;
  /** Whether a token may be sent there: an address may have been kept under other settings. */
  readonly isAllowed: (serviceUrl: string) => boolean;
}

export function createConnectors({ accessToken, isAllowed }: Dependencies): ConnectorOf {
  const credentials = {
    appId: '',
    async signRequest<Request extends Signed>(request: Request): Promise<Request> {
      if (accessToken) request.headers.set('authorization', `Bearer ${await accessToken()}`);
      return request;
    },
  };
  const authentication = new ConfigurationBotFrameworkAuthentication(
    {},
    {
      isValidAppId: async () => true,
      isAuthenticationDisabled: async () => false,
      createCredentials: async () => credentials,
    },
  );
  const factory = authentication.createConnectorFactory(new ClaimsIdentity([]));
  const known = new Map<string, Promise<ConnectorClient>>();
  const create = async (serviceUrl: string): Promise<ConnectorClient> => {
    if (!isAllowed(serviceUrl)) throw new ForeignAddressError();
    const connector = await factory.create(serviceUrl, '');
    mend(connector);
    return connector;
  };
  return (serviceUrl) => {
    const there = known.get(serviceUrl) ?? create(serviceUrl);
    known.set(serviceUrl, there);
    return there;
  };
}

interface Pipeline {
  addPolicy(policy: { readonly name: string; sendRequest: Handle }): void;
  removePolicy(policy: { readonly name: string }): void;
}

type Handle = (request: { body?: unknown }, next: (request: object) => Promise<unknown>) => Promise<unknown>;

function mend(connector: ConnectorClient): void {
  const { pipeline }: { readonly pipeline: Pipeline } = Reflect.get(connector, 'client');
  // The client would try again for itself what is tried again in send-activity.ts, where somebody may stop it.
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  // A text is encoded twice: to know how long it is, and to send it.
  pipeline.addPolicy({
    name: 'encodeOnce',
    sendRequest(request, next) {
      if (typeof request.body === 'string') request.body = Buffer.from(request.body);
      return next(request);
    },
  });
}
