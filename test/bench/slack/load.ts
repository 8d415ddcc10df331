import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';

export interface Load {
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

export interface Measured {
  /** From the first delivery to the last acknowledgement. */
  readonly ms: number;
  readonly acknowledgedMs: readonly number[];
  readonly refused: number;
}

const channels = 500;

/** Delivers signed mentions over so many connections, each as soon as the one before it is acknowledged. */
export async function deliverMentions({
  url,
  signingSecret,
  questions,
  events,
  connections,
  repeated,
  run,
}: Load): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const acknowledgedMs: number[] = [];
  let refused = 0;
  let next = 0;
  const started = performance.now();

  const deliver = (body: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const at = String(Math.floor(Date.now() / 1_000));
      const signature = createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex');
      const sent = performance.now();
      const delivery = request(new URL('/slack/events', url), {
        agent,
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(body),
          'X-Slack-Request-Timestamp': at,
          'X-Slack-Signature': `v0=${signature}`,
        },
      });
      delivery.once('error', reject);
      delivery.once('response', (response) => {
        acknowledgedMs.push(performance.now() - sent);
        if (response.statusCode !== 200) refused += 1;
        response.resume().once('end', resolve);
      });
      delivery.end(body);
    });

  const work = async (): Promise<void> => {
    while (next < events) {
      const n = next++;
      const body = mentionOf(n, run, questions[n % questions.length] ?? '');
      await deliver(body);
      if ((n * repeated) % 1 >= 1 - repeated) await deliver(body);
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  agent.destroy();
  return { ms: performance.now() - started, acknowledgedMs, refused };
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
