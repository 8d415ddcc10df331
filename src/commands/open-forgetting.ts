import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../chat/log.ts';
import type { Config } from '../config.ts';
import { forgetPerson } from '../people/own-data.ts';
import { createForgetOld } from '../retention/forget-old.ts';
import { keepForgetting } from '../retention/keep-forgetting.ts';
import type { Stores } from '../storage/open-stores.ts';
import { listPersonalData } from './personal-data.ts';

interface Dependencies {
  readonly config: Pick<Config, 'retention'>;
  readonly stores: Stores;
  readonly log: Log;
}

const pauseMs = 50;

/** Deletes what was kept for long enough, until it is stopped. */
export function openForgetting({ config, stores, log }: Dependencies): { stop(): Promise<void> } {
  const held = listPersonalData(stores);
  const forgetOld = createForgetOld({
    ...{ oldRows: stores.oldRows, people: stores.people, settings: config.retention, now: Date.now },
    forgetPerson: (person) => forgetPerson(person, held),
    pause: () => wait(pauseMs),
  });
  const { tasks, forgetExpired } = stores;
  return keepForgetting({ tasks, forgetExpired, forgetOld, log, now: Date.now });
}
