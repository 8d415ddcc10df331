import { createHmac } from 'node:crypto';
import type { Event, Kind } from './event.ts';

interface Dependencies {
  readonly signingSecret: string;
  readonly responseUrlOf: (id: string) => string;
  /** Tells the events of one run from those of another. */
  readonly run: string;
}

const channels = 100;
const people = 300;
const team = 'T1';

/** The nth thing that somebody does in Slack. */
export function createSlackEvents({ signingSecret, responseUrlOf, run }: Dependencies) {
  const sign = (body: string, type: string) => (): Record<string, string> => {
    const at = String(Math.floor(Date.now() / 1_000));
    const signature = createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex');
    return {
      'Content-Type': type,
      'X-Slack-Request-Timestamp': at,
      'X-Slack-Signature': `v0=${signature}`,
    };
  };
  const ofJson = (kind: Kind, key: string, sent: object): Event => {
    const body = JSON.stringify(sent);
    return { kind, key, path: '/slack/events', body, headers: sign(body, 'application/json') };
  };
  const ofForm = (kind: Kind, key: string, sent: Record<string, string>): Event => {
    const body = new URLSearchParams(sent).toString();
    return {
      ...{ kind, key, path: '/slack/events', body },
      headers: sign(body, 'application/x-www-form-urlencoded'),
    };
  };
  const wrap = (n: number, event: object): object => ({
    ...{ type: 'event_callback', team_id: team, api_app_id: 'A1', event_id: `Ev-${run}-${n}`, event_time: 1 },
    authorizations: [{ team_id: team, user_id: 'U0', is_bot: true }],
    event,
  });
  const tsOf = (n: number): string => `1763800000.${String(n).padStart(6, '0')}`;
  const userOf = (n: number): string => `U${1 + (n % people)}`;

  return {
    mention(n: number, question: string): Event {
      const [channel, ts] = [`C${n % channels}`, tsOf(n)];
      const said = { user: userOf(n), text: `<@U0> ${question}`, ts, event_ts: ts, channel };
      return ofJson('slack mention', `${channel}:${ts}`, wrap(n, { type: 'app_mention', ...said }));
    },
    direct(n: number, text: string): Event {
      const [channel, ts] = [`D${n % people}`, tsOf(n)];
      const said = { user: userOf(n), text, ts, event_ts: ts, channel, channel_type: 'im' };
      return ofJson('slack direct message', `${channel}:${ts}`, wrap(n, { type: 'message', ...said }));
    },
    home(n: number): Event {
      const user = `UH${n}`;
      const visit = { type: 'app_home_opened', user, channel: `DH${n}`, tab: 'home', event_ts: tsOf(n) };
      return ofJson('slack home', `home:${user}`, wrap(n, visit));
    },
    press(n: number, question: string): Event {
      const [channel, ts] = [`C${n % channels}`, tsOf(n)];
      const pressed = {
        ...{ type: 'block_actions', trigger_id: `press-${run}-${n}`, api_app_id: 'A1' },
        ...{ team: { id: team, domain: 'acme' }, user: { id: userOf(n), team_id: team } },
        channel: { id: channel, name: 'x' },
        container: { type: 'message', channel_id: channel, message_ts: ts },
        message: { ts, type: 'message', text: 'x' },
        actions: [{ type: 'button', action_id: 'ask:0', value: question, block_id: 'b', action_ts: '1.3' }],
      };
      return ofForm('slack press', `${channel}:${ts}`, { payload: JSON.stringify(pressed) });
    },
    command(n: number, text: string): Event {
      const id = `${run}-${n}`;
      return ofForm('slack command', id, {
        ...{ command: '/role', text, team_id: team, api_app_id: 'A1', user_id: userOf(n) },
        ...{ channel_id: `C${n % channels}`, trigger_id: `command-${id}`, response_url: responseUrlOf(id) },
      });
    },
  };
}
