import { Gauge, Histogram, type Registry } from 'prom-client';
import type { Inbox } from '../chat/inbox.ts';
import type { Outbox } from '../schedule/outbox.ts';
import { type OnQuery, queryKinds } from '../storage/open-database.ts';
import { toLabel } from './labels.ts';

const querySeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Once for each registry. */
export function createOnQuery(registry: Registry): OnQuery {
  const queries = new Histogram({
    name: 'rolecall_database_seconds',
    help: 'From a query to its answer, with the wait for a connection',
    ...{ labelNames: ['kind'] as const, buckets: querySeconds, registers: [registry] },
  });
  for (const kind of queryKinds) queries.zero({ kind });
  return ({ kind, seconds }) => queries.observe({ kind }, seconds);
}

interface Dependencies {
  readonly registry: Registry;
  readonly inbox: Pick<Inbox, 'countOpen'>;
  readonly outbox: Pick<Outbox, 'countOpen'>;
  /** The figures are left out where they cannot be read. */
  readonly onError: (error: unknown) => void;
  readonly now: () => number;
}

/** Whoever scrapes, and however often: the database is asked no more often than that. */
const keptMs = 15_000;

/** What waits in the database, for all processes together: read when somebody asks for it. Once for each registry. */
export function measureQueues({ registry, inbox, outbox, onError, now }: Dependencies): void {
  const registers = [registry];
  const readInbox = readNowAndThen(inbox.countOpen, { onError, now });
  const readOutbox = readNowAndThen(outbox.countOpen, { onError, now });
  new Gauge({
    name: 'rolecall_inbox_open',
    help: 'Deliveries in the database that are not answered yet',
    ...{ labelNames: ['platform'] as const, registers },
    async collect() {
      const counts = await readInbox();
      this.reset();
      for (const { platform, count } of counts) this.set({ platform: toLabel(platform) }, count);
    },
  });
  new Gauge({
    name: 'rolecall_deliveries_open',
    help: 'Messages of the bot’s own accord: due by now, being sent, or nobody knows whether they arrived',
    ...{ labelNames: ['kind', 'state'] as const, registers },
    async collect() {
      const counts = await readOutbox();
      this.reset();
      for (const { kind, state, count } of counts) this.set({ kind: toLabel(kind), state }, count);
    },
  });
}

/** Several who ask meanwhile get the same answer; nothing where it cannot be had. */
function readNowAndThen<Row>(
  read: () => Promise<readonly Row[]>,
  { onError, now }: Pick<Dependencies, 'onError' | 'now'>,
): () => Promise<readonly Row[]> {
  let rows: Promise<readonly Row[]> = Promise.resolve([]);
  let readAt = Number.NEGATIVE_INFINITY;
  const readOrNothing = async (): Promise<readonly Row[]> => {
    try {
      return await read();
    } catch (error) {
      onError(error);
      return [];
    }
  };
  return () => {
    if (Math.abs(now() - readAt) < keptMs) return rows;
    readAt = now();
    rows = readOrNothing();
    return rows;
  };
}
