import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { CountEvent } from '../chat/count-event.ts';
import { type Trace, traceNothing } from '../chat/trace.ts';
import type { Config } from '../config.ts';
import { countInStores } from '../metrics/count-in-stores.ts';
import { createCountError, type Place } from '../metrics/create-count-error.ts';
import { createCountEvent } from '../metrics/create-count-event.ts';
import { createMetrics } from '../metrics/create-metrics.ts';
import { createOnQuery, measureQueues } from '../metrics/measure-database.ts';
import type { OnQuery } from '../storage/open-database.ts';
import type { Stores } from '../storage/open-stores.ts';
import type { Tracing } from '../tracing/open-tracing.ts';
import { createLog } from './create-log.ts';
import { openStoresAt } from './open-stores-at.ts';

const slowMs = 3_000;

/** What a process that serves tells of itself. */
export interface Observed {
  readonly log: Logger;
  /** For what stands in one place: its lines say so, and its errors are counted there. */
  readonly logAt: (place: Place) => Logger;
  readonly metrics: Registry;
  readonly count: CountEvent;
  readonly trace: Trace;
  readonly onQuery: OnQuery;
  stop(): Promise<void>;
}

export async function observe(
  config: Pick<Config, 'logLevel' | 'tracesEndpoint'>,
  isTerminal: boolean,
): Promise<Observed> {
  const metrics = createMetrics();
  const log = await createLog(config, { isTerminal, countError: createCountError(metrics) });
  const logAt = (place: Place): Logger => log.child({ place });
  const { trace, onQuery, stop } = await openTracesTo(config.tracesEndpoint, log);
  const measure = createOnQuery(metrics);
  return {
    ...{ log, logAt, metrics, trace, stop },
    count: createCountEvent(metrics),
    onQuery(query) {
      measure(query);
      onQuery(query);
    },
  };
}

/** Loaded only where they go anywhere: the packages take half a second. */
async function openTracesTo(endpoint: string | undefined, log: Logger): Promise<Tracing> {
  if (endpoint === undefined)
    return { trace: traceNothing, onQuery: () => undefined, stop: async () => undefined };
  const { openTracing } = await import('../tracing/open-tracing.ts');
  // Without the rest of the address, which may hold a password.
  const to = new URL(endpoint).origin;
  const onFailure = (error: unknown) => log.warn({ err: error, to }, 'traces could not be sent and are lost');
  return openTracing({ endpoint, onFailure });
}

/** The stores of the configured database, measured. Throws a ConfigError where it cannot be had. */
export async function openMeasuredStores(
  config: Pick<Config, 'place'>,
  { logAt, metrics, onQuery }: Pick<Observed, 'logAt' | 'metrics' | 'onQuery'>,
): Promise<Stores> {
  const log = logAt('database');
  const slow = setTimeout(
    () => log.info('waiting for the database: it is away, or its tables are brought up to date'),
    slowMs,
  );
  const stores = await openStoresAt(config, {
    onError: (error) => log.error({ err: error }, 'the database failed where nothing waits for it'),
    onQuery,
  }).finally(() => clearTimeout(slow));
  measureQueues({
    ...{ ...stores, registry: metrics, now: Date.now },
    onError: (error) => log.error({ err: error }, 'how much waits in the database cannot be read'),
  });
  return countInStores(stores, metrics);
}
