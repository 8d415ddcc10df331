import { afterEach, beforeEach, describe } from 'vitest';
import type { Place } from '../../src/storage/open-database.ts';
import { openStores, type Stores } from '../../src/storage/open-stores.ts';
import { type Engine, engines } from './databases.ts';

/** A new database for each test, and the time that its stores go by. */
export interface Opened {
  readonly engine: Engine;
  stores: Stores;
  place: Place;
  /** In milliseconds since 1970. */
  time: number;
  /** Another process over the same database. */
  open(): Promise<Stores>;
  /** As a process that was started again. */
  reopen(): Promise<void>;
}

const fail = (error: unknown): never => {
  throw error;
};

/** A suite on SQLite and on Postgres. */
export function onEachEngine(name: string, tests: (opened: Opened) => void): void {
  describe.each(engines)('storage on $name', (engine: Engine) => {
    describe.skipIf(!engine.isReachable)(name, () => {
      let made: Awaited<ReturnType<Engine['create']>>;
      const opened: Opened = {
        engine,
        stores: {} as Stores,
        place: { engine: 'sqlite', file: '' },
        time: 0,
        open: () => openStores({ place: made.place, now: () => opened.time, onError: fail }),
        async reopen() {
          await opened.stores.close();
          opened.stores = await opened.open();
        },
      };

      beforeEach(async () => {
        opened.time = Date.now();
        made = await engine.create();
        opened.place = made.place;
        opened.stores = await opened.open();
      });

      afterEach(async () => {
        await opened.stores.close();
        await made.remove();
      });

      tests(opened);
    });
  });
}
