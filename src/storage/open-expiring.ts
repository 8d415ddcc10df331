import { Keyv } from 'keyv';
import type { KeyValues } from './key-values.ts';

interface Expiring {
  readonly keyValues: KeyValues;
  /** Values of different namespaces never meet. */
  readonly namespace: string;
  /** How long a value is kept after it was set, in milliseconds. */
  readonly keptMs: number;
  /** The store's own faults: Keyv then finds nothing, and rejects nothing. */
  readonly onError: (error: unknown) => void;
}

/** Values that are forgotten after a time, and may be lost. */
export function openExpiring<Value>({ keyValues, namespace, keptMs, onError }: Expiring): Keyv<Value> {
  const values = new Keyv<Value>({ store: keyValues, namespace, ttl: keptMs, serialization: JSON });
  values.on('error', onError);
  return values;
}

/** The keys under which a namespace has values, without it. */
export async function findKeys(
  { keyValues, namespace }: Pick<Expiring, 'keyValues' | 'namespace'>,
  wanted: { readonly keyStarts?: string; readonly valueHas?: string },
): Promise<string[]> {
  const starts = `${namespace}::`;
  const keys = await keyValues.search({ ...wanted, keyStarts: starts + (wanted.keyStarts ?? '') });
  return keys.map((key) => key.slice(starts.length));
}
