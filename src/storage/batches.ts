/** Runs what is asked for at about the same time together; each caller gets the result at the place of its item. */
export type RunTogether<Item, Result> = (item: Item) => Promise<Result>;

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

// SQLite takes some 32,000 values in a statement; a row has fewer than ten.
const most = 500;

/**
 * A durable write costs the same for one row as for a hundred. What is asked for in one turn of the event
 * loop goes together; a batch does not wait for the one before.
 */
export function createBatches<Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
): RunTogether<Item, Result> {
  let waiting: Waiting<Item, Result>[] = [];

  const runTogether = async (batch: readonly Waiting<Item, Result>[]): Promise<void> => {
    try {
      const results = await run(batch.map(({ item }) => item));
      for (const [at, { resolve }] of batch.entries()) resolve(results[at] as Result);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };
  const runWaiting = (): void => {
    const all = waiting;
    waiting = [];
    for (let from = 0; from < all.length; from += most) void runTogether(all.slice(from, from + most));
  };

  return (item) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(runWaiting);
      waiting.push({ item, resolve, reject });
    });
}

/** Rows that several write at once: two that met in different orders would wait for each other. */
export function inOrder<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  const keyed = items.map((item) => ({ item, key: keyOf(item) }));
  return keyed.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ item }) => item);
}
