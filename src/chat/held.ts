import type { CountEvent } from './count-event.ts';
import type { Claimed } from './inbox.ts';

/** Until it is begun its body stays as it is stored: thousands may wait. */
export interface Held {
  claimed: Claimed;
}

/** What this process has to answer: as many as the figures say. */
export function createHeld(count: CountEvent) {
  const held = new Set<Held>();
  return {
    get size() {
      return held.size;
    },
    all: () => [...held],
    add(claimed: Claimed): Held {
      const one = { claimed };
      held.add(one);
      count({ what: 'queued', queue: 'deliveries', by: 1 });
      return one;
    },
    delete(one: Held): void {
      if (held.delete(one)) count({ what: 'queued', queue: 'deliveries', by: -1 });
    },
  };
}
