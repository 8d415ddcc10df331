import { webApi } from '@slack/bolt';

export type SlackClient = webApi.WebClient;
export type ClientOptions = webApi.WebClientOptions;

/** The longest that Slack is waited for. */
export const callMs = 10_000;

/** How Slack is called by every client, and by Bolt. */
export function clientOptions(apiUrl: string | undefined): ClientOptions {
  return {
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
    // By itself the client would retry for half an hour, and hold up every channel for one that is limited.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    // Bolt also answers commands by it, to which the client's own limit would not apply.
    fetch: fetchInTime,
  };
}

function fetchInTime(url: string | URL | Request, request: RequestInit = {}): Promise<Response> {
  return fetch(url, { ...request, signal: AbortSignal.timeout(callMs) });
}

/** A client for each token, which it brings to every call. */
export type ClientOf = (token: string) => SlackClient;

const mostClients = 1_000;

export function createClients(options: ClientOptions): ClientOf {
  const clients = new Map<string, SlackClient>();
  return (token) => {
    const known = clients.get(token);
    if (known) return known;
    const client = new webApi.WebClient(token, options);
    if (clients.size >= mostClients) clients.clear();
    clients.set(token, client);
    return client;
  };
}
