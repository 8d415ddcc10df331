import { createHmac } from 'node:crypto';
import { type Acknowledged, deliver } from '../deliver.ts';

interface Load {
  readonly url: string;
  readonly signingSecret: string;
  /** Asked in turn. */
  readonly questions: readonly string[];
  readonly events: number;
  readonly connections: number;
  /** Of all events, how many are delivered a second time: 0 to 1. */
  readonly repeated: number;
  /** Tells the events of one run from those of another. */
  readonly run: string;
}

const channels = 500;

/** Delivers signed mentions. */
export function deliverMentions(load: Load): Promise<Acknowledged> {
  const { url, signingSecret, questions, events: count, connections, repeated, run } = load;
  return deliver({
    ...{ url: new URL('/slack/events', url), connections, count },
    deliveriesOf(n) {
      const body = mentionOf(n, run, questions[n % questions.length] ?? '');
      const isRepeated = (n * repeated) % 1 >= 1 - repeated;
      return (isRepeated ? [1, 2] : [1]).map(() => ({ body, headers: sign(body, signingSecret) }));
    },
  });
}

function sign(body: string, signingSecret: string): Record<string, string> {
  const at = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex');
  return { 'X-Slack-Request-Timestamp': at, 'X-Slack-Signature': `v0=${signature}` };
}

function mentionOf(n: number, run: string, question: string): string {
  const ts = `1763800000.${String(n).padStart(6, '0')}`;
  const text = `<@U0> ${question}`;
  return JSON.stringify({
    ...{
      token: 't',
      team_id: 'T1',
      api_app_id: 'A1',
      type: 'event_callback',
      event_id: `Ev-${run}-${n}`,
      event_time: 1,
    },
    authorizations: [{ team_id: 'T1', user_id: 'U0', is_bot: true }],
    event: { type: 'app_mention', user: 'U1', text, ts, event_ts: ts, channel: `C${n % channels}` },
  });
}
