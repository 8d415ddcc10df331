import { Counter, type Registry } from 'prom-client';
import { startAtNothing } from './labels.ts';

/** What writes into the log, as its lines say. */
const places = ['core', 'database', 'model', 'sending', 'server', 'slack', 'teams', 'web'] as const;
export type Place = (typeof places)[number];

/** Counts the errors that the log has, by the `place` of the line. */
export type CountError = (place: unknown) => void;

/** Once for each registry. */
export function createCountError(registry: Registry): CountError {
  const errors = new Counter({
    name: 'rolecall_errors_total',
    help: 'Errors in the log, by what wrote them',
    ...{ labelNames: ['place'] as const, registers: [registry] },
  });
  startAtNothing(errors, { place: [...places, 'other'] });
  return (place) => errors.inc({ place: places.find((known) => known === place) ?? 'other' });
}
