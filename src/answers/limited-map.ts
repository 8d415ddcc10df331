/** A map that holds the `most` entries that were set last; an older one is forgotten. */
export interface LimitedMap<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  has(key: string): boolean;
  delete(key: string): boolean;
  clear(): void;
  values(): readonly Value[];
}

export function createLimitedMap<Value>({ most }: { readonly most: number }): LimitedMap<Value> {
  const entries = new Map<string, Value>();
  return {
    get: (key) => entries.get(key),
    set(key, value) {
      entries.delete(key);
      entries.set(key, value);
      const [oldest] = entries.keys();
      if (entries.size > most && oldest !== undefined) entries.delete(oldest);
    },
    has: (key) => entries.has(key),
    delete: (key) => entries.delete(key),
    clear: () => entries.clear(),
    values: () => [...entries.values()],
  };
}
