import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { createEmulator } from 'emulate';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { neverLogged } from '../../never-logged.ts';
import { openFront } from './slack-front.ts';

const named = z.object({ id: z.string(), name: z.string().optional() });
const posted = z.object({
  text: z.string(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  blocks: z.array(z.unknown()).optional(),
  metadata: z.unknown().optional(),
  files: z.array(z.object({ id: z.string(), name: z.string(), url_private: z.string() })).optional(),
});
/** What the called methods answer, as far as it is read here. */
const answer = z.object({
  channels: z.array(named).default([]),
  members: z.array(named).default([]),
  messages: z.array(posted).default([]),
  channel: z.union([named.transform(({ id }) => id), z.string()]).optional(),
  ts: z.string().optional(),
  file: z.object({ url_private: z.string() }).optional(),
});

const signingSecret = 'shhh-a-signing-secret';
const token = 'xoxb-rolecall';
const mostTries = 200;
const betweenTriesMs = 50;

interface Sent {
  /** Seconds since 1970 that the request claims; now unless told. */
  readonly at?: number;
  readonly signature?: string;
  /** How everything but events is sent: interactions as `payload`, a command by its fields. */
  readonly form?: 'payload' | 'fields';
}

/** An emulated Slack workspace, with what a bot needs to be set to work in it. */
export async function openWorkspace() {
  const slack = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        team: { name: 'Acme', domain: 'acme' },
        users: [{ name: 'ada', email: 'ada@acme.example', real_name: 'Ada Lovelace' }],
        channels: [{ name: 'general' }],
      },
    },
  });
  onTestFinished(() => slack.close());
  const front = await openFront(slack.url);

  const call = async (method: string, values: Record<string, string> = {}) => {
    const response = await fetch(new URL(`/api/${method}`, slack.url), {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}` },
      body: new URLSearchParams(values),
    });
    return answer.parse(await response.json());
  };
  const channel = (await call('conversations.list')).channels[0]?.id ?? '';
  const ada = (await call('users.list')).members.find(({ name }) => name === 'ada')?.id ?? '';
  const direct = (await call('conversations.open', { users: ada })).channel ?? '';

  const read = async (where: string, ts: string) =>
    (await call('conversations.replies', { channel: where, ts })).messages.slice(1);
  /** What the bot wrote in a thread, once there are so many messages; oldest first. */
  const replies = async (where: string, ts: string, count: number) => {
    for (let tries = 0; tries < mostTries; tries++) {
      const found = await read(where, ts);
      if (found.length >= count) return found;
      await wait(betweenTriesMs);
    }
    return read(where, ts);
  };
  /** What stands in the direct message with Ada, latest first. */
  const history = async () => (await call('conversations.history', { channel: direct })).messages;
  /** What stands in a file. */
  const contentOf = async (file: string) => {
    const { url_private = '' } = (await call('files.info', { file })).file ?? {};
    const response = await fetch(url_private, { headers: { Authorization: `Bearer ${token}` } });
    return Buffer.from(await response.arrayBuffer());
  };
  /** Something that somebody writes; gives its time stamp, which names its thread. */
  const write = async (where: string, text: string) =>
    (await call('chat.postMessage', { channel: where, text })).ts ?? '';

  return {
    ...{ ada, channel, direct, front, replies, history, write, contentOf, slackUrl: slack.url },
    env: {
      SLACK_BOT_TOKEN: token,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: `${front.url}/api/`,
    },
  };
}

/** Delivers as Slack does: signed, JSON for events and a form for everything else. */
export function deliver(
  url: string,
  payload: Readonly<Record<string, unknown>>,
  { form, ...how }: Sent = {},
): Promise<Response> {
  for (const text of textsIn(payload)) neverLogged(text);
  if (!form) return deliverJson(url, JSON.stringify(payload), how);
  return post(url, toForm(form, payload), 'application/x-www-form-urlencoded', {});
}

/** What somebody wrote, wherever it stands. */
function textsIn(payload: unknown): string[] {
  if (typeof payload !== 'object' || payload === null) return [];
  return Object.entries(payload).flatMap(([name, value]) =>
    // A button's value may be the id of an answer, which stands in the log.
    typeof value === 'string'
      ? /^(text|value)$/.test(name) && value.includes(' ')
        ? [value]
        : []
      : textsIn(value),
  );
}

/** Any text, signed. */
export function deliverJson(url: string, json: string, how: Omit<Sent, 'form'> = {}): Promise<Response> {
  return post(url, json, 'application/json', how);
}

function post(
  url: string,
  body: string,
  type: string,
  { at, signature }: Omit<Sent, 'form'>,
): Promise<Response> {
  const signed = signAsSlack(body, at);
  const headers = {
    'Content-Type': type,
    ...signed,
    ...(signature === undefined ? {} : { 'X-Slack-Signature': signature }),
  };
  return fetch(new URL('/slack/events', url), { method: 'POST', headers, body });
}

/** The headers of a request that Slack signs now, or at another time in seconds since 1970. */
export function signAsSlack(body: string, at = Math.floor(Date.now() / 1_000)): Record<string, string> {
  const signed = createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex');
  return { 'X-Slack-Request-Timestamp': String(at), 'X-Slack-Signature': `v0=${signed}` };
}

export function toForm(form: 'payload' | 'fields', payload: Readonly<Record<string, unknown>>): string {
  if (form === 'payload') return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return new URLSearchParams(
    Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
}

let sent = 0;

/** An event as Slack documents it. https://docs.slack.dev/reference/events/message.im */
export function eventOf(event: Readonly<Record<string, string>> & { readonly ts: string }) {
  sent += 1;
  return {
    token: 'legacy',
    team_id: 'T000000001',
    api_app_id: 'A1',
    type: 'event_callback',
    event_id: `Ev${sent}`,
    event_time: 1_763_800_000,
    event: { event_ts: event.ts, ...event },
  };
}
