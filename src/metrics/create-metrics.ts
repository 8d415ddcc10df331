import { collectDefaultMetrics, Registry } from 'prom-client';

/** The figures of this process, with those of Node itself: memory, processor, event loop. */
export function createMetrics(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}
