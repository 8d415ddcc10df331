import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Delivered } from './delivered.ts';
import type { Event, Kind } from './event.ts';

/** When a platform tries again what was not acknowledged, in seconds after the try before. */
const redelivery: Readonly<Record<'slack' | 'teams' | 'none', readonly number[]>> = {
  // https://docs.slack.dev/apis/events-api: nearly at once, after a minute, after five.
  slack: [1, 60, 300],
  // Microsoft does not say; it is seen to try again a few times.
  teams: [2, 20, 60],
  none: [],
};
const repeatedBy: Readonly<Record<Kind, keyof typeof redelivery>> = {
  'slack mention': 'slack',
  'slack direct message': 'slack',
  'slack home': 'slack',
  'slack press': 'none',
  'slack command': 'none',
  'teams message': 'teams',
  'teams press': 'teams',
  'teams card': 'none',
};
const patienceMs = { slack: 3_000, teams: 15_000, none: 3_000 };

interface Dependencies {
  readonly url: string;
  /** The pauses before each further try are so much shorter. */
  readonly hurry?: number;
  /** Otherwise each delivery comes over a connection of its own. */
  readonly keepsConnections?: boolean;
}

export interface Deliver {
  /** All of it, in the order in which it began. */
  readonly all: readonly Delivered[];
  /** Delivers one until it is acknowledged, or the platform gives up. */
  deliver(event: Event): void;
  readonly underWay: () => number;
  /** Resolves when nothing is tried any more. */
  finished(): Promise<void>;
  close(): void;
}

export function createDeliver({ url, hurry = 1, keepsConnections = true }: Dependencies): Deliver {
  const agent = new Agent({ keepAlive: keepsConnections, maxSockets: 200 });
  const all: Delivered[] = [];
  const underWay = new Set<Promise<void>>();

  const tryUntilOver = async (event: Event, delivered: Delivered): Promise<void> => {
    const platform = repeatedBy[event.kind];
    for (const seconds of [0, ...redelivery[platform]]) {
      if (seconds > 0) await wait((seconds * 1_000) / hurry);
      delivered.tries += 1;
      const started = performance.now();
      const status = await post(new URL(event.path, url), event, { agent, patienceMs: patienceMs[platform] });
      if (status === 200) {
        delivered.acknowledgedAt = performance.now();
        delivered.acknowledgedMs = delivered.acknowledgedAt - started;
        break;
      }
    }
    delivered.isOver = true;
  };

  return {
    all,
    deliver(event) {
      const { kind, key } = event;
      const delivered: Delivered = { kind, key, at: performance.now(), tries: 0, isOver: false };
      all.push(delivered);
      const trying = tryUntilOver(event, delivered).finally(() => underWay.delete(trying));
      underWay.add(trying);
    },
    underWay: () => underWay.size,
    async finished() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    close: () => agent.destroy(),
  };
}

interface How {
  readonly agent: Agent;
  readonly patienceMs: number;
}

/** Its status; 0 where there was none, or none in time. */
function post(url: URL, { body, headers }: Event, { agent, patienceMs }: How): Promise<number> {
  return new Promise((resolve) => {
    const posted = request(url, {
      ...{ agent, method: 'POST', signal: AbortSignal.timeout(patienceMs) },
      headers: { ...headers(), 'Content-Length': Buffer.byteLength(body) },
    });
    posted.once('error', () => resolve(0));
    posted.once('response', (response) => {
      response.resume().once('error', () => resolve(0));
      response.once('end', () => resolve(response.statusCode ?? 0));
    });
    posted.end(body);
  });
}
