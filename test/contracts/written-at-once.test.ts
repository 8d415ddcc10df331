import { expect, it } from 'vitest';
import { createKeyValues } from '../../src/storage/key-values.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { onEachEngine } from './on-each-engine.ts';

const ids = Array.from({ length: 500 }, (_, at) => `id-${at}`);

onEachEngine('what several write at once, each in another order', (opened) => {
  it('is kept by its key', async () => {
    const fail = (error: Error): never => {
      throw error;
    };
    const database = await openDatabase({ place: opened.place, onError: fail });
    const writers = [ids, ids.toReversed(), ids, ids.toReversed()].map((keys) => ({
      keys,
      store: createKeyValues(database, () => opened.time),
    }));
    for (let round = 0; round < 5; round++)
      await Promise.all(
        writers.flatMap(({ keys, store }) => keys.map((key) => store.set(key, `value ${round}`))),
      );
    expect(await writers[0]?.store.get('id-0')).toBe('value 4');
    await database.destroy();
  });

  it('is accepted by one of them', async () => {
    const other = await opened.open();
    const accept = (inbox: typeof other.inbox, some: readonly string[]) =>
      Promise.all(some.map((id) => inbox.accept({ platform: 'fake', id, body: 'b' })));
    const accepted = await Promise.all([
      accept(opened.stores.inbox, ids),
      accept(other.inbox, ids.toReversed()),
    ]);
    expect(accepted.flat().filter((claimed) => claimed !== undefined)).toHaveLength(ids.length);
    await other.close();
  });
});
