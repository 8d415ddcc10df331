import { createHash } from 'node:crypto';

interface Arrived {
  /** How often each text came: what says sorry, and the hashes of the others, of which an hour brings gigabytes. */
  readonly texts: Map<string, number>;
  /** When the first came; milliseconds of the monotonic clock. */
  readonly firstAt: number;
}

/** Every bot says so where it gave up. */
const apology = /^Sorry, I could not answer this/;
const interruption = /^I was interrupted/;

/** What a platform was asked to show, by what it answers. */
export interface Arrivals {
  note(key: string, text: string): void;
  /** When its first message came; undefined where none did. */
  firstAt(key: string): number | undefined;
  /** Something came again, or beside an apology. */
  isTwice(key: string): boolean;
  /** Nothing but an apology came. */
  isApology(key: string): boolean;
}

export function createArrivals(): Arrivals {
  const arrived = new Map<string, Arrived>();
  const textsOf = (key: string): string[] => [...(arrived.get(key)?.texts.keys() ?? [])];
  return {
    note(key, text) {
      const known = arrived.get(key) ?? { texts: new Map(), firstAt: performance.now() };
      const kept = isSorry(text) ? text : hashOf(text);
      known.texts.set(kept, (known.texts.get(kept) ?? 0) + 1);
      arrived.set(key, known);
    },
    firstAt: (key) => arrived.get(key)?.firstAt,
    isTwice(key) {
      const counts = [...(arrived.get(key)?.texts.values() ?? [])];
      // What was interrupted says so beside what may have come: that is no second answer.
      const isSorryToo = textsOf(key).some((text) => apology.test(text)) && counts.length > 1;
      return counts.some((count) => count > 1) || isSorryToo;
    },
    isApology: (key) => arrived.has(key) && textsOf(key).every(isSorry),
  };
}

function isSorry(text: string): boolean {
  return apology.test(text) || interruption.test(text);
}

function hashOf(text: string): string {
  return createHash('sha1').update(text).digest('base64');
}
