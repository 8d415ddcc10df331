import { Agent, request } from 'node:http';

interface Delivery {
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Load {
  readonly url: URL;
  readonly connections: number;
  readonly count: number;
  /** The deliveries that the nth of all consists of, each after the one before. */
  readonly deliveriesOf: (n: number) => readonly Delivery[];
  /** What is waited for besides, before the next; nothing unless told. */
  readonly until?: (n: number) => Promise<void>;
}

export interface Acknowledged {
  readonly acknowledgedMs: readonly number[];
  /** Until also the rest had come that is waited for. */
  readonly completeMs: readonly number[];
  readonly refused: number;
}

/** Posts JSON over so many connections, each as soon as the one before it on the same connection is acknowledged. */
export async function deliver({ url, connections, count, deliveriesOf, until }: Load): Promise<Acknowledged> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const acknowledgedMs: number[] = [];
  const completeMs: number[] = [];
  let refused = 0;
  let next = 0;

  const post = ({ body, headers = {} }: Delivery): Promise<void> =>
    new Promise((resolve, reject) => {
      const started = performance.now();
      const posted = request(url, {
        ...{ agent, method: 'POST' },
        headers: {
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(body),
          ...headers,
        },
      });
      posted.once('error', reject);
      posted.once('response', (response) => {
        acknowledgedMs.push(performance.now() - started);
        if (response.statusCode !== 200) refused += 1;
        response.resume().once('end', resolve);
      });
      posted.end(body);
    });

  const work = async (): Promise<void> => {
    while (next < count) {
      const n = next++;
      const started = performance.now();
      for (const delivery of deliveriesOf(n)) await post(delivery);
      await until?.(n);
      completeMs.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  agent.destroy();
  return { acknowledgedMs, completeMs, refused };
}
