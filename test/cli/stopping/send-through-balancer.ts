import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

interface Message {
  readonly path: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Traffic {
  readonly urls: readonly string[];
  readonly count: number;
  readonly messageOf: (n: number) => Message;
  /** Called when so many have been acknowledged. */
  readonly onAcknowledged: (count: number) => void;
}

interface Sent {
  /** The numbers of those that were acknowledged. */
  readonly acknowledged: readonly number[];
  /** What became of those that were not: each was sent while its process said that it was ready, or a moment before. */
  readonly dropped: readonly string[];
}

const connections = 20;
const betweenLooksMs = 20;

/** Posts as a balancer does: to those that say that they are ready, over connections that stay open, and never twice. */
export async function sendThroughBalancer({
  urls,
  count,
  messageOf,
  onAcknowledged,
}: Traffic): Promise<Sent> {
  const balancer = watch(urls);
  const agent = new Agent({ keepAlive: true });
  const acknowledged: number[] = [];
  const dropped: string[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < count) {
      const n = next++;
      const url = balancer.choose();
      // With nobody left a balancer says so itself, and the platform sends it again later.
      if (url === undefined) return;
      const status = await post(agent, url, messageOf(n));
      if (status === '200') acknowledged.push(n);
      else dropped.push(status);
      onAcknowledged(acknowledged.length);
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  balancer.stop();
  agent.destroy();
  return { acknowledged, dropped };
}

/** The status, or the code of what went wrong. */
function post(agent: Agent, url: string, { path, body, headers }: Message): Promise<string> {
  return new Promise((resolve) => {
    const posted = request(new URL(path, url), {
      ...{ agent, method: 'POST' },
      headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body), ...headers },
    });
    posted.once('error', (error: NodeJS.ErrnoException) => resolve(String(error.code)));
    posted.once('response', (response) => {
      response.resume().once('end', () => resolve(String(response.statusCode)));
    });
    posted.end(body);
  });
}

function watch(urls: readonly string[]) {
  const ready = new Set(urls);
  let isWatching = true;
  let turn = 0;
  const look = async (url: string): Promise<void> => {
    while (isWatching) {
      const isReady = await fetch(new URL('/readyz', url)).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isReady) ready.add(url);
      else ready.delete(url);
      await wait(betweenLooksMs);
    }
  };
  for (const url of urls) void look(url);
  return {
    choose: (): string | undefined => [...ready][turn++ % Math.max(ready.size, 1)],
    stop(): void {
      isWatching = false;
    },
  };
}
